package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class AccessTest {
    WireMockServer customerService;
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @ParameterizedTest
    @EnumSource
    void aBackEndWithTheScopeIsLetThrough(Route route) {
        Home home = api.home();

        send(route, api.organisation().token(route.scope), home).then().statusCode(lessThan(300));
    }

    @ParameterizedTest
    @EnumSource
    void withoutATokenOrWithABadOneNothingIsDone(Route route) {
        Home home = api.home();

        route.send(PropertyApi.anonymously(), home.customer(), home.property())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("error.code", equalTo("unauthenticated"));
        send(route, api.organisation().expiredToken(route.scope), home).then().statusCode(401);
        send(route, "nonsense", home).then().statusCode(401);
        send(route, api.organisation().token(route.scope) + "x", home).then().statusCode(401);
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheScopeNothingIsDone(Route route) {
        Home home = api.home();
        String other = route.scope.equals("properties:read") ? "properties:write" : "properties:read";

        send(route, api.organisation().token(other, "customers:read", "customers:write"), home)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("forbidden"));
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void withoutASubscriptionKeyOfItsOwnNothingIsDone(Route route) {
        Home home = api.home();
        String token = api.organisation().token(route.scope);

        refused(route.send(PropertyApi.anonymously().auth().oauth2(token), home.customer(), home.property()));
        for (String key : new String[] {Organisation.fresh().appId(), "short", ""}) {
            refused(route.send(
                    PropertyApi.anonymously().auth().oauth2(token).header("ahiko-app-id", key),
                    home.customer(),
                    home.property()));
        }
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void forAnotherOrganisationItDoesNotExist(Route route) {
        Home home = api.home();
        var other = new PropertyApi(Organisation.fresh(), kafka);
        boolean looksForTheCustomer = route != Route.GET && route != Route.REMOVE;
        customerService.stubFor(WireMock.any(WireMock.urlEqualTo("/customer/v1/customers/" + home.customer()))
                .withHeader(
                        "ahiko-app-id", WireMock.equalTo(other.organisation().appId()))
                .willReturn(WireMock.notFound()));

        route.send(other.asBackEnd(), home.customer(), home.property())
                .then()
                .statusCode(404)
                .body("error.code", equalTo(looksForTheCustomer ? "customer_not_found" : "property_not_found"));
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoneIsNobodys(Route route) {
        Home home = api.home();
        for (String none : new String[] {
            "x", "customer_1", home.property(), home.customer().toUpperCase(Locale.ROOT)
        }) {
            route.send(api.asBackEnd(), none, home.property())
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("customer_not_found"));
        }
        if (route.isAboutOne()) {
            for (String none : new String[] {"x", "property_1", home.customer(), PropertyApi.newId("property_")}) {
                route.send(api.asBackEnd(), home.customer(), none)
                        .then()
                        .statusCode(404)
                        .body("error.code", equalTo("property_not_found"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherCustomersPropertyIsNotThisOnes(Route route) {
        Home home = api.home();
        if (route.isAboutOne()) {
            route.send(api.asBackEnd(), api.customer(), home.property())
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("property_not_found"));
        }
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void aHouseholdSeesAndPatchesItsOwnPropertyAndDoesNothingElse(Route route) {
        String user = UUID.randomUUID().toString();
        Home own = api.home("active", user);
        Home neighbours = api.home();
        String token = api.organisation().householdToken(user, route.scope, "customers:read");

        if (route.forHouseholds) {
            send(route, token, own).then().statusCode(200);
            send(route, token, neighbours).then().statusCode(404).body("error.code", equalTo("customer_not_found"));
            route.send(api.as(token), own.customer(), neighbours.property())
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("property_not_found"));
        } else {
            send(route, token, own).then().statusCode(403).body("error.code", equalTo("forbidden"));
            send(route, token, neighbours).then().statusCode(403);
            unchanged(own);
        }
        unchanged(neighbours);
    }

    @ParameterizedTest
    @EnumSource
    void aHouseholdWithoutACustomerSeesNothing(Route route) {
        Home home = api.home();
        String token = api.organisation().householdToken(UUID.randomUUID().toString(), route.scope);

        send(route, token, home).then().statusCode(route.forHouseholds ? 404 : 403);
        unchanged(home);
    }

    @ParameterizedTest
    @EnumSource
    void aMediaTypeThatIsNotJsonIsNotGiven(Route route) {
        Home home = api.home();

        route.send(api.asBackEnd().accept("text/html"), home.customer(), home.property())
                .then()
                .statusCode(406)
                .body("error.code", equalTo("not_acceptable"));
        unchanged(home);
    }

    private Response send(Route route, String token, Home home) {
        return route.send(api.as(token), home.customer(), home.property());
    }

    private static void refused(Response answer) {
        answer.then().statusCode(403).body("error.code", equalTo("subscription_key_invalid"));
    }

    private static void unchanged(Home home) {
        assertThat(home.sentTypes()).containsExactly("property.created.v1");
        home.api().asBackEnd().get(PropertyApi.path(home.customer())).then().body("data", hasSize(1));
    }
}
