package io.homewatt.enrichment.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.homewatt.enrichment.icp.Icp;
import io.homewatt.enrichment.registry.Answer;
import io.homewatt.enrichment.registry.Connection;
import io.homewatt.platform.testing.EventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas, their examples, and those of the events that the worker reads. */
class PublishedEventsTest {

    private static final Path PROPERTY_EVENTS = Path.of("../property-service/src/main/resources/events");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @ParameterizedTest
    @ValueSource(strings = {"icp.verified.v1", "icp.rejected.v1"})
    void theExampleIsAsTheSchemaHasIt(String type) {
        EventSchema schema = EventSchema.of(type);

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    @Test
    void whatTheRegistryLeavesOutIsNull() throws IOException {
        IcpToVerify property = new IcpToVerify("property_1", "customer_1", "0000143418TRD9F", null);
        Connection bare = new Connection(0, "", "", false, false, List.of());
        Answer answer = new Answer(Optional.of(bare), Instant.parse("2026-03-01T00:00:00.250Z"));

        String event = json.writeValueAsString(
                IcpVerified.of(property, new Icp("0000143418TRD9F"), bare, Optional.empty(), answer));

        assertThat(EventSchema.of("icp.verified.v1").faults(event)).isEmpty();
        assertThat(json.readTree(event).get("network_reporting_region").isNull())
                .isTrue();
        assertThat(json.readTree(event).get("point_of_connection").isNull()).isTrue();
        assertThat(json.readTree(event).get("checked_at").asText()).isEqualTo("2026-03-01T00:00:00.250Z");
    }

    @ParameterizedTest
    @CsvSource({
        "property.created.v1, -1000000000-01-01T00:00:00Z",
        "property.verification-requested.v1, 2026-03-01T02:15:00Z"
    })
    void propertyServicesExampleIsUnderstood(String type, String since) throws IOException {
        IcpToVerify property = json.readValue(
                        Files.readAllBytes(PROPERTY_EVENTS.resolve(type + ".example.json")), IcpToVerify.class)
                .checked();

        assertThat(property.propertyId()).startsWith("property_");
        assertThat(property.customerId()).startsWith("customer_");
        assertThat(Icp.parse(property.icp())).isPresent();
        assertThat(property.since()).isEqualTo(Instant.parse(since));
        assertThat(IcpToVerify.TYPES).contains(type);
    }

    @Test
    void theSameCauseLeadsToTheSameId() {
        UUID cause = UUID.fromString("0198f3a2-b4c5-7d6e-8f90-1a2b3c4d5e6f");

        assertThat(EventIds.causedBy(cause))
                .isEqualTo(EventIds.causedBy(cause))
                .isNotEqualTo(EventIds.causedBy(UUID.randomUUID()));
        assertThat(EventIds.causedBy(cause).version()).isEqualTo(5);
    }
}
