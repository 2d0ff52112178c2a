package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one trace tells of a property's verification, from the request to the event that it is verified. */
@ExtendWith(RunningPlatform.class)
class TraceIT {
    private static final String CUSTOMERS = "/customer/v1/customers";

    private final Settings settings;
    private final Caller backEnd;

    TraceIT(RunningPlatform.Running running) {
        settings = running.settings();
        backEnd = running.backEnd();
    }

    @Test
    void aPropertysVerificationIsOneTraceThroughHttpOutboxKafkaAndRegistry() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String customer = customer();
        String icp = Icp.of(ThreadLocalRandom.current().nextLong(1_000_000_000L));

        Answer created = backEnd.postTraced(customer + "/properties", Map.of("icp", icp), trace)
                .expect(201);
        String property =
                created.path() + "/" + created.data().path("property_id").asText();
        Verification.await(backEnd, property, Duration.ofSeconds(30));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<JsonNode> spans = spans(trace);
            assertThat(path(spans, "property.verified.v1"))
                    .containsExactly(
                            "property-service server POST /customer/v1/customers/{customer_id}/properties",
                            "property-service producer outbox property.created.v1",
                            "enrichment-worker consumer homewatt.properties.v1 receive",
                            "enrichment-worker consumer process property.created.v1",
                            "enrichment-worker producer homewatt.icps.v1 publish",
                            "property-service consumer homewatt.icps.v1 receive",
                            "property-service consumer process icp.verified.v1",
                            "property-service producer outbox property.verified.v1");
            assertThat(path(spans, "registry list"))
                    .endsWith(
                            "enrichment-worker consumer process property.created.v1",
                            "enrichment-worker client registry list");
            assertThat(named(spans, "registry list")
                            .at("/attributes/http.response.status_code")
                            .asText())
                    .isEqualTo("200");
        });
    }

    @Test
    void whatNobodyAsksToTraceIsNotTraced() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(settings.gateway().resolve(CUSTOMERS))
                .header("traceparent", "00-" + trace + "-" + trace.substring(16) + "-00");
        assertThat(Caller.send(request, "GET", "").status()).isEqualTo(401);

        String traced = UUID.randomUUID().toString().replace("-", "");
        backEnd.postTraced(CUSTOMERS, Map.of("first_name", "Aroha", "last_name", "Ngata"), traced)
                .expect(201);
        await().atMost(Duration.ofSeconds(30)).until(() -> !spans(traced).isEmpty());

        assertThat(spans(trace)).isEmpty();
    }

    private String customer() {
        return CUSTOMERS + "/"
                + backEnd.post(CUSTOMERS, Map.of("first_name", "Aroha", "last_name", "Ngata"))
                        .expect(201)
                        .body()
                        .path("customer_id")
                        .asText();
    }

    private List<JsonNode> spans(String trace) {
        var spans = new ArrayList<JsonNode>();
        var request = HttpRequest.newBuilder(settings.traces().resolve("/traces/" + trace));
        Caller.send(request, "GET", "").body().forEach(spans::add);
        return spans;
    }

    /** From the first span to the one whose name ends so, each the child of the one before. */
    private static List<String> path(List<JsonNode> spans, String name) {
        var path = new ArrayList<String>();
        JsonNode span = named(spans, name);
        while (span != null) {
            path.add(
                    0,
                    "%s %s %s"
                            .formatted(
                                    span.path("service").asText(),
                                    span.path("kind").asText(),
                                    span.path("name").asText()));
            String parent = span.path("parent").asText();
            span = spans.stream()
                    .filter(other -> other.path("id").asText().equals(parent))
                    .findFirst()
                    .orElse(null);
        }
        return path;
    }

    private static JsonNode named(List<JsonNode> spans, String name) {
        return spans.stream()
                .filter(span -> span.path("name").asText().endsWith(name))
                .filter(span -> !span.path("kind").asText().equals("consumer"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span is called " + name));
    }
}
