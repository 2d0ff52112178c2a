package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class CustomerResourceTest {
    private static final String MICROSECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    private final CustomerApi api = CustomerApi.fresh();

    @Test
    void aCreatedCustomerIsReadBack() {
        var created = api.asBackEnd()
                .body(Map.of("first_name", "John", "last_name", "Doe", "email_address", "John.Doe@example.org"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("customer_id", matchesPattern("customer_[0-9a-f]{32}"))
                .body("", not(hasKey("data")))
                .extract();
        String id = created.path("customer_id");
        assertThat(created.header("Location")).endsWith(PATH + "/" + id);

        for (String path : List.of(PATH + "/" + id, PATH + "?email_address=john.doe@EXAMPLE.org")) {
            api.asBackEnd()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true))
                    .body("data.customer_id", equalTo(id))
                    .body("data.first_name", equalTo("John"))
                    .body("data.last_name", equalTo("Doe"))
                    .body("data.email_address", equalTo("John.Doe@example.org"))
                    .body("data.auth_user_id", nullValue())
                    .body("data.customer_lifecycle", equalTo("auth_pending"))
                    .body("data.created_at", matchesPattern(MICROSECONDS))
                    .body("data.updated_at", matchesPattern(MICROSECONDS))
                    .body("data.property_list", empty());
        }
    }

    @Test
    void aCustomerWhoIsKnownToTheIdentityProviderIsActive() {
        String id = api.create(Map.of("first_name", "A", "last_name", "B", "auth_user_id", "auth0|abc123"));

        api.asBackEnd().get(PATH + "/" + id).then().body("data.customer_lifecycle", equalTo("active"));
    }

    @Test
    void creatingSendsOneEventWithoutAName() {
        String id = api.create(Map.of("first_name", "Rangi", "last_name", "Doe", "email_address", "rangi@example.org"));

        List<SentEvent> sent = SentEvent.of(api.organisation());

        assertThat(sent).hasSize(1);
        SentEvent event = sent.get(0);
        assertThat(event.topic()).isEqualTo("homewatt.customers.v1");
        assertThat(event.key()).isEqualTo(id);
        assertThat(event.type()).isEqualTo("customer.created.v1");
        assertThat(EventSchema.of(event.type()).faults(event.data().toString())).isEmpty();
        assertThat(event.data().toString()).doesNotContain("Rangi").doesNotContain("example.org");
    }

    @Test
    void theExampleOfTheEventFitsItsSchema() {
        var schema = EventSchema.of("customer.created.v1");

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    @Test
    void anEmailAddressBelongsToOneCustomerOfAnOrganisation() {
        api.create(Map.of("first_name", "A", "last_name", "B", "email_address", "one@example.org"));

        api.asBackEnd()
                .body(Map.of("first_name", "C", "last_name", "D", "email_address", "ONE@example.org"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("email_address_taken"));

        assertThat(SentEvent.of(api.organisation())).hasSize(1);
        CustomerApi.fresh().create(Map.of("first_name", "C", "last_name", "D", "email_address", "one@example.org"));
    }

    @Test
    void aListGoesOnFromPageToPage() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(api.create(Map.of("first_name", "A", "last_name", "B", "email_address", i + "@example.org")));
        }

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            var page = api.asBackEnd().queryParam("limit", 2);
            var answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("data[0].email_address", equalTo(listed.size() + "@example.org"))
                    .extract();
            listed.addAll(answer.path("data.customer_id"));
            cursor = answer.path("next_cursor");
        } while (cursor != null);

        assertThat(listed).isEqualTo(created);
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, many", "cursor, xyz"})
    void aPageThatCannotBeIsRefused(String parameter, String value) {
        api.asBackEnd()
                .queryParam(parameter, value)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"last_name\":\"B\"} | first_name",
                "{\"first_name\":\"A\",\"last_name\":\" \"} | last_name",
                "{\"first_name\":\"A\",\"last_name\":\"B\",\"email_address\":\"nobody\"} | email_address",
                "{\"first_name\":\"A\",\"last_name\":\"B\",\"nick_name\":\"C\"} | nick_name",
                "{\"first_name\":17,\"last_name\":\"B\"} | first_name",
                "{\"first_name\":{},\"last_name\":\"B\"} | first_name",
                "{\"first_name\":\"A\\u0000\",\"last_name\":\"B\"} | first_name",
                "{\"first_name\":\"A\",\"last_name\":\"\\ud800\"} | last_name",
                "[] | body",
                "17 | body"
            })
    void anInvalidFieldIsNamedAndNotEchoed(String body, String field) {
        api.asBackEnd()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("success", equalTo(false))
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field))
                .body(not(containsString("nobody")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"first_name\":\"A\",\"last_name\":\"B\"} x", "\"\\", ""})
    void aBodyThatIsNotJsonIsRefused(String body) {
        api.asBackEnd().body(body).post(PATH).then().statusCode(400).body("success", equalTo(false));
    }

    @Test
    void namesOfAllScriptsAreKept() {
        String id = api.create(Map.of("first_name", "Ngāio 🌿", "last_name", "Robert'); drop table customer;--<b>"));

        api.asBackEnd()
                .get(PATH + "/" + id)
                .then()
                .body("data.first_name", equalTo("Ngāio 🌿"))
                .body("data.last_name", equalTo("Robert'); drop table customer;--<b>"));
    }

    @Test
    void anotherOrganisationsCustomerDoesNotExist() {
        String id = api.create(Map.of("first_name", "A", "last_name", "B", "email_address", "a@example.org"));
        CustomerApi other = CustomerApi.fresh();

        other.asBackEnd().get(PATH + "/" + id).then().statusCode(404).body("error.code", equalTo("customer_not_found"));
        other.asBackEnd().get(PATH + "?email_address=a@example.org").then().statusCode(404);
        other.asBackEnd().get(PATH).then().statusCode(200).body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_00000000000000000000000000000000", "customer_1", "x", "%00", "customer_%F0"})
    void anUnknownIdIsNotFound(String id) {
        api.asBackEnd().urlEncodingEnabled(false).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void aWrongMethodOrMediaTypeHasTheSameErrorShape() {
        api.asBackEnd().put(PATH).then().statusCode(405).body("error.code", equalTo("method_not_allowed"));
        api.asBackEnd()
                .contentType(ContentType.TEXT)
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("error.code", equalTo("unsupported_media_type"));
        api.asBackEnd().get("/customer/v1/nothing").then().statusCode(404).body("error.code", equalTo("not_found"));
    }

    @Test
    void aRequestKeepsItsId() {
        api.asBackEnd()
                .header("X-Request-Id", "my-request.1")
                .get(PATH + "/x")
                .then()
                .header("X-Request-Id", "my-request.1")
                .body("error.request_id", equalTo("my-request.1"));
        api.asBackEnd()
                .header("X-Request-Id", "<script>")
                .get(PATH)
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
