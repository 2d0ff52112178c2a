package io.homewatt.local.demo;

import static io.homewatt.local.demo.CustomerDocumentIT.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the property API's document, in its order and through the gateway, and the answers it promises. */
@ExtendWith(RunningPlatform.class)
class PropertyDocumentIT {
    private final Caller backEnd;

    PropertyDocumentIT(RunningPlatform.Running running) {
        backEnd = running.backEnd();
    }

    @Test
    void everySampleRequestGivesTheDocumentedAnswer() {
        String customer = customer();
        String properties = "/customer/v1/customers/" + customer + "/properties";

        JsonNode created = backEnd.post(properties, Map.of("icp", "0005834930RN094", "customer_id", customer))
                .expect(201)
                .body();
        assertThat(members(created)).containsExactlyInAnyOrder("success", "data");
        String property = idsIn(created, customer);

        JsonNode verified = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> backEnd.get(properties + "/" + property)
                                .expect(200)
                                .body(),
                        answer -> answer.at("/data/property_lifecycle").asText().equals("verified"));
        assertThat(verified.path("success").booleanValue()).isTrue();
        JsonNode data = verified.path("data");
        assertThat(data.path("customer_id").textValue()).isEqualTo(customer);
        assertThat(data.path("property_id").textValue()).isEqualTo(property);
        assertThat(data.path("icp").textValue()).isEqualTo("0005834930RN094");
        assertThat(data.path("network_reporting_region").textValue()).isEqualTo("17");
        assertThat(data.path("cache_smart_meter").isBoolean()).isTrue();
        assertThat(data.path("cache_smart_meter").booleanValue()).isTrue();
        assertThat(data.path("cache_meter_active").booleanValue()).isTrue();
        assertThat(data.path("cache_flow_directions")).hasToString("[\"injection\",\"extraction\"]");

        JsonNode compared = backEnd.post(
                        properties + "/" + property + "/comparisons",
                        Map.of("comparison_saga_id", "comparison_saga_1234"))
                .body();
        assertThat(compared.path("data"))
                .hasToString("{\"customer_id\":\"%s\",\"property_id\":\"%s\",\"comparison_saga_id\":\"%s\"}"
                        .formatted(customer, property, "comparison_saga_1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actual", "synthetic_solar", "net"})
    void usageOfEachTypeIsAttached(String type) {
        String customer = customer();
        String properties = "/customer/v1/customers/" + customer + "/properties";
        String property = idsIn(
                backEnd.post(properties, Map.of("icp", "0000143418TRD9F"))
                        .expect(201)
                        .body(),
                customer);

        JsonNode patched = backEnd.patch(
                        properties + "/" + property,
                        Map.of("usage_snapshot_id", "usage_123", "usage_snapshot_type", type))
                .expect(200)
                .body();

        assertThat(idsIn(patched, customer)).isEqualTo(property);
    }

    private String customer() {
        return backEnd.post("/customer/v1/customers", Map.of("first_name", "John", "last_name", "Doe"))
                .expect(201)
                .body()
                .path("customer_id")
                .textValue();
    }

    private static String idsIn(JsonNode answer, String customer) {
        assertThat(answer.path("success").booleanValue()).isTrue();
        assertThat(members(answer.path("data"))).containsExactlyInAnyOrder("customer_id", "property_id");
        assertThat(answer.at("/data/customer_id").textValue()).isEqualTo(customer);
        return answer.at("/data/property_id").textValue();
    }
}
