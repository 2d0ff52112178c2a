package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class HostileRequestsTest {
    private static final List<Route> WITH_BODY =
            List.of(Route.CREATE, Route.ATTACH_USAGE, Route.ATTACH_COMPARISON, Route.REQUEST_VERIFICATION);

    /** Bodies without members, which a request to verify may have. */
    private static final Set<String> NOTHING = Set.of("nothing", "blanks", "null");

    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#bodies")
    void noHostileBodyIsTaken(Hostile.Body body) {
        Home home = api.home();

        for (Route route : WITH_BODY) {
            if (route != Route.REQUEST_VERIFICATION || !NOTHING.contains(body.name())) {
                Hostile.assertRefused(body.sentWith(api.asBackEnd())
                        .request(route.method, route.path(home.customer(), home.property())));
            }
        }
        worksStill(home);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#jsonThatIsNoText")
    void noOtherJsonIsTakenForText(String value) {
        Home home = api.home();

        refused("icp", api.asBackEnd().body("{\"icp\":" + value + "}").post(PropertyApi.path(home.customer())));
        refused(
                "customer_id",
                api.asBackEnd()
                        .body("{\"icp\":\"" + PropertyApi.ICP + "\",\"customer_id\":" + value + "}")
                        .post(PropertyApi.path(home.customer())));
        refused(
                "usage_snapshot_id",
                api.asBackEnd()
                        .body("{\"usage_snapshot_type\":\"net\",\"usage_snapshot_id\":" + value + "}")
                        .patch(home.path()));
        refused(
                "usage_snapshot_type",
                api.asBackEnd()
                        .body("{\"usage_snapshot_id\":\"u\",\"usage_snapshot_type\":" + value + "}")
                        .patch(home.path()));
        refused(
                "comparison_saga_id",
                api.asBackEnd().body("{\"comparison_saga_id\":" + value + "}").post(home.path() + "/comparisons"));
        worksStill(home);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsInMembersParametersAndPaths(String any) {
        Home home = api.home();
        // A longer address is refused before the service has it.
        String text = any.substring(0, Math.min(any.length(), 3_500));
        String segment = text.isEmpty() ? " " : text;

        Hostile.assertNotFailed(api.asBackEnd().queryParam("cursor", text).get(PropertyApi.path(home.customer())));
        Hostile.assertRefused(api.asBackEnd().queryParam("cursor", "x" + text).get(PropertyApi.path(home.customer())));
        Hostile.assertRefused(api.asBackEnd().queryParam("limit", "x" + text).get(PropertyApi.path(home.customer())));
        Hostile.assertRefused(api.asBackEnd().body(Map.of("icp", text)).post(PropertyApi.path(home.customer())));
        Hostile.assertNotFailed(api.asBackEnd()
                .body(Map.of("usage_snapshot_id", text, "usage_snapshot_type", "x" + text))
                .patch(home.path()));
        Hostile.assertNotFailed(
                api.asBackEnd().body(Map.of("comparison_saga_id", text)).post(home.path() + "/comparisons"));
        for (Route route : Route.values()) {
            Hostile.assertRefused(sendTo(route, "customer_" + segment, home.property()));
            if (route.isAboutOne()) {
                Hostile.assertRefused(sendTo(route, home.customer(), "property_" + segment));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfTenMegabytesIsRefused(Route route) {
        Home home = api.home();

        api.asBackEnd()
                .body(new byte[10_000_000])
                .request(route.method, route.path(home.customer(), home.property()))
                .then()
                .statusCode(413)
                .body("error.code", equalTo("body_too_large"));
        worksStill(home);
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String customer = api.customer();
        api.create(customer, PropertyApi.ICP);
        api.create(customer, "0000130040TR3DB");
        String list = PropertyApi.path(customer);
        String cursor = api.asBackEnd().get(list + "?limit=1").path("next_cursor");
        char last = cursor.charAt(5) == 'A' ? 'B' : 'A';
        String other = cursor.substring(0, 5) + last + cursor.substring(6);

        for (String tampered : List.of(other, cursor + "A", cursor + "=", cursor.substring(1))) {
            refused("cursor", api.asBackEnd().queryParam("cursor", tampered).get(list));
        }
        api.asBackEnd().queryParam("cursor", cursor).get(list).then().statusCode(200);
    }

    private Response sendTo(Route route, String customer, String property) {
        return route.send(
                api.asBackEnd().urlEncodingEnabled(false), Hostile.encoded(customer), Hostile.encoded(property));
    }

    private static void refused(String field, Response answer) {
        Hostile.assertRefused(answer);
        // What Jackson refuses to read at all, as a number of thousands of digits, has no field.
        if (!answer.path("error.code").equals("malformed_body")) {
            assertThat(answer.<String>path("error.details[0].field")).startsWith(field);
        }
    }

    /** The same requests, corrected, and nothing of the others has been done. */
    private static void worksStill(Home home) {
        assertThat(home.sentTypes()).containsExactly("property.created.v1");
        home.attachUsage("usage_1", "net").then().statusCode(200);
        home.attachComparison("saga_1").then().statusCode(200);
        home.requestVerification().then().statusCode(202);
    }
}
