package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.DisaggregationApi.alwaysOn;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class HostileRequestsTest {
    private final DisaggregationApi api = DisaggregationApi.fresh();

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsInParametersAndPaths(String any) {
        // A longer address is refused before the service has it.
        String text = Hostile.encoded(any.substring(0, Math.min(any.length(), 3_000)));
        String segment = text.isEmpty() ? "%20" : text;

        for (String route : new String[] {"", "/chart"}) {
            Hostile.assertHarmless(request().get(alwaysOn() + route + "?utilityAccountId=" + text));
            Hostile.assertHarmless(request().get(alwaysOn() + route + "?utilityAccountId=home&asOf=" + text));
            Hostile.assertHarmless(
                    request().get(alwaysOn() + route + "?utilityAccountId=home&asOf=2019-03-01T" + text));
            Hostile.assertHarmless(
                    request().get(alwaysOn(segment, "1234567") + route + "?utilityAccountId=home&asOf=2019-03-01"));
            Hostile.assertHarmless(
                    request().get(alwaysOn("UTIL", segment) + route + "?utilityAccountId=home&asOf=2019-03-01"));
        }
    }

    private RequestSpecification request() {
        return api.asUtility().urlEncodingEnabled(false);
    }

    @Test
    void outsideOfTheApiErrorsAreAsUsual() {
        api.asUtility()
                .get("/usage/v1/nothing")
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("error.code", equalTo("not_found"));
    }
}
