package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route, tried by everyone who may not use it or not like that. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccessTest {
    private static final String ADDRESS = "kept@example.org";

    private final CustomerApi api = CustomerApi.fresh();
    private final Organisation organisation = api.organisation();
    private String customer;

    /** A route and how it is called. */
    enum Route {
        CREATE("customers:write"),
        LIST("customers:read"),
        FIND("customers:read"),
        GET("customers:read"),
        PATCH("customers:write"),
        CLOSE("customers:write");

        private final String scope;

        Route(String scope) {
            this.scope = scope;
        }

        Response call(RequestSpecification request, String customer) {
            return switch (this) {
                case CREATE ->
                    request.body("{\"first_name\":\"A\",\"last_name\":\"B\"}").post(PATH);
                case LIST -> request.get(PATH);
                case FIND -> request.queryParam("email_address", ADDRESS).get(PATH);
                case GET -> request.get(PATH + "/" + customer);
                case PATCH -> request.body("{\"first_name\":\"Changed\"}").patch(PATH + "/" + customer);
                case CLOSE -> request.delete(PATH + "/" + customer);
            };
        }
    }

    @BeforeEach
    void create() {
        customer = api.create(Map.of("first_name", "Kept", "last_name", "B", "email_address", ADDRESS));
    }

    private void nothingHappened() {
        assertThat(SentEvent.of(organisation)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsInWithoutAToken(Route route) {
        refused(route, with(""), 401, "unauthenticated").header("WWW-Authenticate", containsString("Bearer"));
        refused(route, with("Bearer x.y.z"), 401, "unauthenticated");
        refused(route, with("Bearer " + organisation.expiredToken(route.scope)), 401, "unauthenticated");
        refused(route, with("Basic YTpi"), 401, "unauthenticated");
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithoutTheScopeIsNotEnough(Route route) {
        String other = route.scope.equals("customers:read") ? "customers:write" : "customers:read";
        refused(route, api.as(organisation.token(other, "properties:read")), 403, "forbidden");
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionKeyOfTheOrganisationIsNeeded(Route route) {
        String token = organisation.token(route.scope);
        refused(route, given().filter(CustomerApi.DOCUMENTED).auth().oauth2(token), 403, "subscription_key_invalid");
        for (String key : new String[] {"", "short", Organisation.fresh().appId(), organisation.appId() + "0"}) {
            refused(
                    route,
                    given().filter(CustomerApi.DOCUMENTED).auth().oauth2(token).header("ahiko-app-id", key),
                    403,
                    "subscription_key_invalid");
        }
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIND", "GET", "PATCH", "CLOSE"})
    void forAnotherOrganisationThereIsNoSuchCustomer(Route route) {
        refused(route, CustomerApi.fresh().asBackEnd(), 404, "customer_not_found");
        nothingHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, 403, forbidden",
        "LIST, 403, forbidden",
        "FIND, 404, customer_not_found",
        "GET, 404, customer_not_found",
        "PATCH, 404, customer_not_found",
        "CLOSE, 403, forbidden"
    })
    void aHouseholdHasNothingToDoWithItsNeighbours(Route route, int status, String code) {
        refused(route, household("user-" + UUID.randomUUID()), status, code);
        nothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"CREATE, 403", "LIST, 403", "FIND, 200", "GET, 200", "PATCH, 200", "CLOSE, 403"})
    void aHouseholdSeesAndChangesItsOwnCustomer(Route route, int status) {
        String user = UUID.randomUUID().toString();
        api.asBackEnd()
                .body(Map.of("auth_user_id", user))
                .patch(PATH + "/" + customer)
                .then()
                .statusCode(200);

        route.call(household(user), customer).then().statusCode(status);
    }

    /** The same user id at another organisation is another user. */
    @ParameterizedTest
    @EnumSource(names = {"FIND", "GET", "PATCH"})
    void aHouseholdOfAnotherOrganisationIsNobodyHere(Route route) {
        String user = UUID.randomUUID().toString();
        api.asBackEnd()
                .body(Map.of("auth_user_id", user))
                .patch(PATH + "/" + customer)
                .then()
                .statusCode(200);
        CustomerApi other = CustomerApi.fresh();

        refused(
                route,
                other.as(other.organisation().householdToken(user, "customers:read", "customers:write")),
                404,
                "customer_not_found");
    }

    @ParameterizedTest
    @EnumSource
    void aMediaTypeThatIsNotJsonIsNotGiven(Route route) {
        refused(route, api.asBackEnd().accept("text/html"), 406, "not_acceptable");
        nothingHappened();
    }

    private ValidatableResponse refused(Route route, RequestSpecification request, int status, String code) {
        return route.call(request.contentType(ContentType.JSON), customer)
                .then()
                .statusCode(status)
                .body("success", equalTo(false))
                .body("error.code", equalTo(code));
    }

    private RequestSpecification household(String user) {
        return api.as(organisation.householdToken(user, "customers:read", "customers:write"));
    }

    private RequestSpecification with(String authorization) {
        RequestSpecification request =
                given().filter(CustomerApi.DOCUMENTED).header("ahiko-app-id", organisation.appId());
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }
}
