package io.homewatt.disaggregation.alwayson;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class AccessTest {
    private static final String ANSWER = "";
    private static final String CHART = "/chart";
    private static final String ACCOUNT = "home";

    private final DisaggregationApi api = DisaggregationApi.fresh();

    @BeforeEach
    void anAccountWithAFigure() {
        UUID account = api.account(ACCOUNT, "UTC");
        api.estimate(account, YearMonth.of(2019, 2), 22.321, "15.000", "0.0200");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void aBackEndWithTheScopeIsLetThroughWithoutASubscriptionKey(String route) {
        get(api.as(api.organisation().token("usage:read")), route).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void withoutATokenOrWithABadOneCredentialsAreAskedFor(String route) {
        String token = api.organisation().token("usage:read");
        for (RequestSpecification request : new RequestSpecification[] {
            DisaggregationApi.anonymously(),
            api.as("nonsense"),
            api.as(token + "x"),
            api.as(api.organisation().expiredToken("usage:read")),
            DisaggregationApi.anonymously().header("Authorization", "Basic dXNlcjpzZWNyZXQ=")
        }) {
            get(request, route)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("error.httpStatus", equalTo(401))
                    .body("error.errorMessage", equalTo("Credentials are required to access this resource"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void withoutTheScopeItIsForbidden(String route) {
        forbidden(get(api.as(api.organisation().token("usage:write", "accounts:read")), route));
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void theCodeOfAnotherUtilityIsForbiddenWhateverElseIsAskedFor(String route) {
        for (String code : new String[] {"PGAE", "UTI", "UTI1"}) {
            forbidden(get(api.asUtility(), code, ACCOUNT, "2019-03-01", route));
            forbidden(get(api.asUtility(), code, "nobody", "nonsense", route));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void forAnotherOrganisationItDoesNotExist(String route) {
        missing(get(DisaggregationApi.fresh().asUtility(), route));
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void aHouseholdSeesTheAccountWithTheIcpOfItsProperty(String route) {
        String user = UUID.randomUUID().toString();
        api.household(user, DisaggregationApi.ICP);

        get(asHousehold(user), route).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER, CHART})
    void forAnotherHouseholdTheAccountDoesNotExist(String route) {
        String neighbour = UUID.randomUUID().toString();
        String moved = UUID.randomUUID().toString();
        api.household(neighbour, "0000130040TR3DB");
        api.household(moved, DisaggregationApi.ICP);
        DisaggregationApi.execute("""
                update known_property set removed = true where org_id = ? and customer_id in
                    (select id from known_customer where org_id = known_property.org_id and auth_user_id = ?)""", api.organisation().id(), moved);
        // The same user in another organisation is another one.
        DisaggregationApi.fresh().household("stranger", DisaggregationApi.ICP);

        missing(get(asHousehold(neighbour), route));
        missing(get(asHousehold(moved), route));
        missing(get(asHousehold("stranger"), route));
        missing(get(asHousehold(UUID.randomUUID().toString()), route));
    }

    private RequestSpecification asHousehold(String user) {
        return api.as(api.organisation().householdToken(user, "usage:read"));
    }

    private static Response get(RequestSpecification request, String route) {
        return get(request, "util", ACCOUNT, "2019-03-01", route);
    }

    private static Response get(RequestSpecification request, String code, String account, String asOf, String route) {
        return request.queryParams(Map.of("utilityAccountId", account, "asOf", asOf))
                .get(DisaggregationApi.alwaysOn(code, String.valueOf(DisaggregationApi.CUSTOMER)) + route);
    }

    private static void forbidden(Response answer) {
        answer.then()
                .statusCode(403)
                .body("error.httpStatus", equalTo(403))
                .body("error.errorMessage", equalTo("The access token doesn't allow this."));
    }

    private static void missing(Response answer) {
        answer.then()
                .statusCode(404)
                .body("error.httpStatus", equalTo(404))
                .body("error.errorMessage", startsWith("Account not found. ("));
    }
}
