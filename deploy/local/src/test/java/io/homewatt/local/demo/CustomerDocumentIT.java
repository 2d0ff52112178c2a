package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The requests of the customer API's document, in its order and through the gateway, and the answers it promises. */
@ExtendWith(RunningPlatform.class)
class CustomerDocumentIT {
    private static final String CUSTOMERS = "/customer/v1/customers";

    private final Caller backEnd;

    CustomerDocumentIT(RunningPlatform.Running running) {
        backEnd = running.backEnd();
    }

    @Test
    void everySampleRequestGivesTheDocumentedAnswer() {
        String address = UUID.randomUUID() + "@example.org";
        String user = "auth0|" + UUID.randomUUID();

        JsonNode created = backEnd.post(CUSTOMERS, Map.of("first_name", "John", "last_name", "Doe"))
                .expect(201)
                .body();
        assertThat(members(created)).containsExactlyInAnyOrder("success", "customer_id");
        assertThat(created.path("success").isBoolean()).isTrue();
        String id = created.path("customer_id").textValue();

        for (Map<String, String> change : List.of(
                Map.of("first_name", "Jane"),
                Map.of("last_name", "Roe"),
                Map.of("email_address", address),
                Map.of("auth_user_id", user))) {
            JsonNode patched =
                    backEnd.patch(CUSTOMERS + "/" + id, change).expect(200).body();
            assertThat(patched).hasToString("{\"success\":true}");
        }

        JsonNode found =
                backEnd.get(CUSTOMERS + "?email_address=" + address).expect(200).body();
        assertThat(members(found)).containsExactlyInAnyOrder("success", "data");
        JsonNode data = found.path("data");
        assertThat(members(data))
                .containsExactlyInAnyOrder(
                        "customer_id",
                        "created_at",
                        "updated_at",
                        "first_name",
                        "last_name",
                        "auth_user_id",
                        "email_address",
                        "customer_lifecycle",
                        "property_list");
        assertThat(data.path("customer_id").textValue()).isEqualTo(id);
        assertThat(data.path("first_name").textValue()).isEqualTo("Jane");
        assertThat(data.path("last_name").textValue()).isEqualTo("Roe");
        assertThat(data.path("auth_user_id").textValue()).isEqualTo(user);
        assertThat(data.path("email_address").textValue()).isEqualTo(address);
        assertThat(data.path("customer_lifecycle").textValue()).isEqualTo("active");
        assertThat(data.path("created_at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(data.path("updated_at").textValue())
                .isGreaterThan(data.path("created_at").textValue());
        assertThat(data.path("property_list").isArray()).isTrue();

        JsonNode all = backEnd.get(CUSTOMERS).expect(200).body();
        assertThat(all.path("success").booleanValue()).isTrue();
        assertThat(all.path("data")).isNotEmpty().allSatisfy(customer -> assertThat(members(customer))
                .containsExactlyInAnyOrder("customer_id", "email_address"));

        assertThat(backEnd.delete(CUSTOMERS + "/" + id).expect(200).body()).hasToString("{\"success\":true}");
        assertThat(backEnd.get(CUSTOMERS + "/" + id)
                        .data()
                        .path("customer_lifecycle")
                        .textValue())
                .isEqualTo("inactive");
    }

    static List<String> members(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
