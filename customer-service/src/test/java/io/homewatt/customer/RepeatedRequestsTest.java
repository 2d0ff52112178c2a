package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again, and requests about what may have changed meanwhile. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class RepeatedRequestsTest {
    private final CustomerApi api = CustomerApi.fresh();

    @Test
    void aRepeatedRequestIsAnsweredAlikeAndCarriedOutOnce() {
        String body = "{\"first_name\":\"A\",\"last_name\":\"B\",\"email_address\":\"a@example.org\"}";
        String id = create("k1", body).statusCode(201).extract().path("customer_id");

        // The same values are the same request, however they are written.
        create("k1", "{ \"last_name\": \"B\", \"email_address\":\"a@example.org\", \"first_name\": \"A\" }")
                .statusCode(201)
                .header("Location", endsWith(PATH + "/" + id))
                .body("", equalTo(Map.of("success", true, "customer_id", id)));

        assertThat(SentEvent.of(api.organisation())).hasSize(1);
    }

    @Test
    void aKeyThatStandsForAnotherRequestIsAConflict() {
        create("k1", "{\"first_name\":\"A\",\"last_name\":\"B\"}").statusCode(201);

        create("k1", "{\"first_name\":\"A\",\"last_name\":\"C\"}")
                .statusCode(409)
                .body("error.code", equalTo("idempotency_key_reused"));

        create("k2", "{\"first_name\":\"A\",\"last_name\":\"C\"}").statusCode(201);
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() {
        create("k1", "{\"first_name\":\"A\"}").statusCode(400);
        api.create(Map.of("first_name", "A", "last_name", "B", "email_address", "a@example.org"));
        create("k1", "{\"first_name\":\"A\",\"last_name\":\"B\",\"email_address\":\"a@example.org\"}")
                .statusCode(409)
                .body("error.code", equalTo("email_address_taken"));

        create("k1", "{\"first_name\":\"A\",\"last_name\":\"B\"}").statusCode(201);
    }

    @Test
    void anotherOrganisationsKeysAreOthers() {
        String body = "{\"first_name\":\"A\",\"last_name\":\"B\"}";
        String id = create("k1", body).extract().path("customer_id");

        String other = CustomerApi.fresh()
                .asBackEnd()
                .header("Idempotency-Key", "k1")
                .body(body)
                .post(PATH)
                .path("customer_id");

        assertThat(other).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a key", "k\u00e9y"})
    void aKeyThatCannotBeIsNamed(String key) {
        create(key, "{\"first_name\":\"A\",\"last_name\":\"B\"}")
                .statusCode(400)
                .body("error.details[0].field", equalTo("Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s", "?email_address=a@example.org"})
    void whatTheCallerHasIsNotSentAgain(String path) {
        String id = api.create(Map.of("first_name", "A", "last_name", "B", "email_address", "a@example.org"));
        String address = PATH + path.formatted(id);
        String tag =
                api.asBackEnd().get(address).then().statusCode(200).extract().header("ETag");

        for (String header : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            api.asBackEnd()
                    .header("If-None-Match", header)
                    .get(address)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
        }
        api.asBackEnd().body("{\"first_name\":\"Z\"}").patch(PATH + "/" + id);

        api.asBackEnd()
                .header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(200)
                .body("data.first_name", equalTo("Z"));
    }

    @Test
    void aChangeOfWhatTheCallerHasNotSeenIsRefused() {
        String customer = PATH + "/" + api.create();
        String seen = tag(customer);
        api.asBackEnd()
                .header("If-Match", seen)
                .body("{\"first_name\":\"X\"}")
                .patch(customer)
                .then()
                .statusCode(200);

        api.asBackEnd()
                .header("If-Match", seen)
                .body("{\"first_name\":\"Y\"}")
                .patch(customer)
                .then()
                .statusCode(412)
                .body("error.code", equalTo("precondition_failed"));
        api.asBackEnd()
                .header("If-Match", seen)
                .delete(customer)
                .then()
                .statusCode(412)
                .body("error.code", equalTo("precondition_failed"));
        api.asBackEnd().get(customer).then().body("data.first_name", equalTo("X"));
        assertThat(SentEvent.of(api.organisation())).hasSize(2);

        String now = tag(customer);
        api.asBackEnd().header("If-Match", now).delete(customer).then().statusCode(200);
        // Whoever missed the answer sends the same again.
        api.asBackEnd().header("If-Match", now).delete(customer).then().statusCode(200);
        assertThat(SentEvent.of(api.organisation())).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"x\"", "x", "\""})
    void whatIsNoTagOfTheCustomersLetsNothingThrough(String tag) {
        String customer = PATH + "/" + api.create();

        api.asBackEnd()
                .header("If-Match", tag)
                .body("{\"first_name\":\"Y\"}")
                .patch(customer)
                .then()
                .statusCode(412);
        api.asBackEnd()
                .header("If-Match", "*")
                .body("{\"first_name\":\"Y\"}")
                .patch(customer)
                .then()
                .statusCode(200);
    }

    private String tag(String customer) {
        return api.asBackEnd().get(customer).header("ETag");
    }

    private ValidatableResponse create(String key, String body) {
        return api.asBackEnd()
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then();
    }
}
