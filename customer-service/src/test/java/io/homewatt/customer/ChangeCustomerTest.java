package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class ChangeCustomerTest {
    private final CustomerApi api = CustomerApi.fresh();

    @Test
    void severalAttributesAreChangedByOneEvent() {
        String id = api.create();
        String before = get(id).extract().path("data.updated_at");

        patch(id, "{\"first_name\":\"Mere\",\"last_name\":\"Tūhoe\",\"email_address\":\"mere@example.org\"}")
                .statusCode(200)
                .body("", equalTo(Map.of("success", true)));

        String after = get(id).body("data.first_name", equalTo("Mere"))
                .body("data.last_name", equalTo("Tūhoe"))
                .body("data.email_address", equalTo("mere@example.org"))
                .body("data.customer_lifecycle", equalTo("auth_pending"))
                .extract()
                .path("data.updated_at");
        assertThat(after).isGreaterThan(before);
        SentEvent event = lastOf("customer.created.v1", "customer.updated.v1");
        assertThat(event.aggregateVersion()).isEqualTo(1);
        assertThat(event.data().toString()).doesNotContain("Mere").doesNotContain("example.org");
    }

    @Test
    void whatWasSoBeforeChangesNothing() {
        String id = api.create(Map.of("first_name", "A", "last_name", "B", "auth_user_id", "u1"));
        Map<String, Object> before = get(id).extract().path("data");

        patch(id, "{\"first_name\":\"A\",\"auth_user_id\":\"u1\",\"email_address\":null}")
                .statusCode(200);

        assertThat(get(id).extract().<Map<String, Object>>path("data")).isEqualTo(before);
        lastOf("customer.created.v1");
    }

    @Test
    void aPatchedUserActivates() {
        String id = api.create();

        patch(id, "{\"auth_user_id\":\"auth0|abc\",\"first_name\":\"Z\"}").statusCode(200);

        get(id).body("data.customer_lifecycle", equalTo("active"))
                .body("data.first_name", equalTo("Z"))
                .body("data.auth_user_id", equalTo("auth0|abc"));
        lastOf("customer.created.v1", "customer.activated.v1");

        patch(id, "{\"auth_user_id\":\"auth0|def\"}").statusCode(200);

        lastOf("customer.created.v1", "customer.activated.v1", "customer.updated.v1");
    }

    @Test
    void anEmailAddressCanBeTakenAway() {
        String id = api.create(Map.of("first_name", "A", "last_name", "B", "email_address", "gone@example.org"));

        patch(id, "{\"email_address\":null}").statusCode(200);

        get(id).body("data.email_address", nullValue());
        api.create(Map.of("first_name", "C", "last_name", "D", "email_address", "gone@example.org"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | body",
                "null | body",
                "[] | body",
                "{\"first_name\":null} | first_name",
                "{\"last_name\":null} | last_name",
                "{\"auth_user_id\":null} | auth_user_id",
                "{\"auth_user_id\":\"\"} | auth_user_id",
                "{\"first_name\":\" \"} | first_name",
                "{\"first_name\":17} | first_name",
                "{\"first_name\":[\"A\"]} | first_name",
                "{\"first_name\":\"A\\u0007\"} | first_name",
                "{\"email_address\":\"rejected\"} | email_address",
                "{\"customer_id\":\"customer_1\"} | customer_id",
                "{\"created_at\":\"2026-01-01T00:00:00.000000Z\"} | created_at",
                "{\"updated_at\":\"2026-01-01T00:00:00.000000Z\"} | updated_at",
                "{\"customer_lifecycle\":\"active\"} | customer_lifecycle",
                "{\"property_list\":[]} | property_list",
                "{\"first_name\":\"A\",\"nick_name\":\"B\"} | nick_name"
            })
    void anAttributeThatCannotBeSetIsNamedAndNothingChanges(String body, String field) {
        String id = api.create();

        patch(id, body)
                .statusCode(400)
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field));

        get(id).body("data.first_name", equalTo("Ana"));
        lastOf("customer.created.v1");
        patch(id, "{\"first_name\":\"Corrected\"}").statusCode(200);
    }

    @Test
    void whatAnotherCustomerHasIsAConflict() {
        api.create(
                Map.of("first_name", "A", "last_name", "B", "email_address", "a@example.org", "auth_user_id", "taken"));
        String id = api.create();

        patch(id, "{\"email_address\":\"A@example.org\"}")
                .statusCode(409)
                .body("error.code", equalTo("email_address_taken"));
        patch(id, "{\"auth_user_id\":\"taken\"}").statusCode(409).body("error.code", equalTo("auth_user_id_taken"));
    }

    @Test
    void aClosedCustomerStaysAndIsNotChangedAnyMore() {
        String id = api.create();

        close(id).statusCode(200).body("", equalTo(Map.of("success", true)));
        lastOf("customer.created.v1", "customer.closed.v1");
        String closed = get(id).body("data.customer_lifecycle", equalTo("inactive"))
                .extract()
                .path("data.updated_at");
        close(id).statusCode(200).body("", equalTo(Map.of("success", true)));
        patch(id, "{\"first_name\":\"Late\"}").statusCode(409).body("error.code", equalTo("customer_inactive"));

        get(id).body("data.first_name", equalTo("Ana")).body("data.updated_at", equalTo(closed));
        lastOf("customer.created.v1", "customer.closed.v1");
    }

    @Test
    void aHouseholdChangesItsOwnCustomerAndNothingElse() {
        String user = UUID.randomUUID().toString();
        String own = api.create(Map.of("first_name", "A", "last_name", "B", "auth_user_id", user));
        String neighbour = api.create();
        String household = api.organisation().householdToken(user, "customers:read", "customers:write");

        api.as(household)
                .body("{\"first_name\":\"New\"}")
                .patch(PATH + "/" + own)
                .then()
                .statusCode(200);
        api.as(household)
                .body("{\"auth_user_id\":\"other\"}")
                .patch(PATH + "/" + own)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("forbidden"));
        api.as(household)
                .body("{\"first_name\":\"New\"}")
                .patch(PATH + "/" + neighbour)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("customer_not_found"));
        for (String id : List.of(own, neighbour)) {
            api.as(household).delete(PATH + "/" + id).then().statusCode(403).body("error.code", equalTo("forbidden"));
        }
        get(own).body("data.first_name", equalTo("New"));
        get(neighbour).body("data.first_name", equalTo("Ana"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_00000000000000000000000000000000", "customer_1", "x"})
    void whatIsNotThereIsNotFound(String id) {
        patch(id, "{\"first_name\":\"A\"}").statusCode(404).body("error.code", equalTo("customer_not_found"));
        close(id).statusCode(404).body("error.code", equalTo("customer_not_found"));
    }

    @Test
    void anotherOrganisationChangesNothing() {
        String id = api.create();
        CustomerApi other = CustomerApi.fresh();

        other.asBackEnd()
                .body("{\"first_name\":\"A\"}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(404);
        other.asBackEnd().delete(PATH + "/" + id).then().statusCode(404);

        get(id).body("data.first_name", equalTo("Ana")).body("data.customer_lifecycle", equalTo("auth_pending"));
        assertThat(SentEvent.of(other.organisation())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer.created.v1", "customer.updated.v1", "customer.activated.v1", "customer.closed.v1"})
    void theExampleOfAnEventFitsItsSchema(String type) {
        var schema = EventSchema.of(type);

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    /** The last event of the organisation, all of which are of these types and fit their schemas. */
    private SentEvent lastOf(String... types) {
        List<SentEvent> sent = SentEvent.of(api.organisation());
        assertThat(sent).extracting(SentEvent::type).containsExactly(types);
        assertThat(sent).allSatisfy(event -> assertThat(
                        EventSchema.of(event.type()).faults(event.data().toString()))
                .isEmpty());
        return sent.get(sent.size() - 1);
    }

    private ValidatableResponse patch(String id, String body) {
        return api.asBackEnd().body(body).patch(PATH + "/" + id).then();
    }

    private ValidatableResponse close(String id) {
        return api.asBackEnd().delete(PATH + "/" + id).then();
    }

    private ValidatableResponse get(String id) {
        return api.asBackEnd().get(PATH + "/" + id).then().statusCode(200);
    }
}
