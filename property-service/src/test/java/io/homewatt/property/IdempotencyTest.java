package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class IdempotencyTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "ATTACH_COMPARISON", "REQUEST_VERIFICATION"})
    void aRepeatedRequestHasTheFirstAnswerAndNoSecondEffect(Route route) {
        Home home = checked();
        Response first = send(route, home, key);
        int sent = SentEvent.of(api.organisation()).size();
        home.answered(home.verified("2026-03-02T09:00:00.000000Z"));

        Response second = send(route, home, key);

        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(SentEvent.of(api.organisation())).hasSize(sent + 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "ATTACH_COMPARISON", "REQUEST_VERIFICATION"})
    void theFirstAnswerIsGivenThoughTheAccountWasClosedSince(Route route) {
        Home home = checked();
        Response first = send(route, home, key);
        api.close(home.customer());

        assertThat(send(route, home, key).asString()).isEqualTo(first.asString());
        assertThat(send(route, home, "other").statusCode()).isEqualTo(409);
    }

    @Test
    void aKeyStandsForOneRequest() {
        Home home = checked();
        send(Route.CREATE, home, key);

        reused(api.asBackEnd()
                .header("Idempotency-Key", key)
                .body(Map.of("icp", "0000120725TR687"))
                .post(PropertyApi.path(home.customer())));
        reused(send(Route.ATTACH_COMPARISON, home, key));
        reused(send(Route.REQUEST_VERIFICATION, home, key));
        reused(send(Route.CREATE, api.home(), key));
    }

    @Test
    void aBodyThatIsWrittenOtherwiseIsTheSame() {
        String customer = api.customer();
        String first = post(customer, "{\"icp\":\"0000130040TR3DB\"}").path("data.property_id");

        post(customer, " { \"icp\" : \"0000130040TR3DB\" } ")
                .then()
                .statusCode(201)
                .body("data.property_id", equalTo(first));
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() {
        String customer = api.customer();
        String id = api.create(customer, "0000130040TR3DB");
        post(customer, "{\"icp\":\"0000130040TR3DB\"}").then().statusCode(409);
        api.asBackEnd().delete(PropertyApi.path(customer, id));

        post(customer, "{\"icp\":\"0000130040TR3DB\"}").then().statusCode(201);
    }

    @Test
    void anotherOrganisationsKeysAreOthers() {
        post(api.customer(), "{\"icp\":\"0000130040TR3DB\"}").then().statusCode(201);
        api = new PropertyApi(Organisation.fresh(), kafka);

        post(api.customer(), "{\"icp\":\"0000120725TR687\"}").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00e9", ""})
    void aKeyThatIsNoneIsRefused(String none) {
        api.asBackEnd()
                .header("Idempotency-Key", none)
                .body(Map.of("icp", PropertyApi.ICP))
                .post(PropertyApi.path(api.customer()))
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("Idempotency-Key"));
    }

    /** A home whose verification can be requested. */
    private Home checked() {
        Home home = api.home();
        home.answered(home.verified("2026-03-01T09:00:00.000000Z"));
        return home;
    }

    private Response send(Route route, Home home, String idempotencyKey) {
        return route.send(api.asBackEnd().header("Idempotency-Key", idempotencyKey), home.customer(), home.property());
    }

    private Response post(String customer, String body) {
        return api.asBackEnd().header("Idempotency-Key", key).body(body).post(PropertyApi.path(customer));
    }

    private static void reused(Response answer) {
        answer.then().statusCode(409).body("error.code", equalTo("idempotency_key_reused"));
    }
}
