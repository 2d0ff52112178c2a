package io.homewatt.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.enrichment.Topics.Seen;
import io.homewatt.enrichment.registry.Registry;
import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.simulator.RegistrySimulator;
import io.homewatt.simulator.UnknownInList;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RegistryResource.class)
class VerificationTest {

    private static final String SAMPLE = "0005834930RN094";
    private static final String WRONG_DIGITS = "1234567890AA111";
    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

    KafkaCompanion kafka;
    RegistrySimulator simulator;

    @Inject
    Registry registry;

    private Topics topics;

    @BeforeEach
    void asAtTheStart() {
        simulator.knobs().reset().callsPerMinute(0);
        simulator.resetStats();
        registry.forget();
        topics = new Topics(kafka);
    }

    @AfterEach
    void close() throws InterruptedException {
        topics.close();
    }

    @Test
    void aKnownIcpIsVerifiedAsTheDocumentsSampleHasIt() {
        UUID cause = UUID.randomUUID();
        String property = Topics.newProperty();

        topics.send(property, cause, SAMPLE.toLowerCase(java.util.Locale.ROOT));

        Seen event = topics.answer(property);
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "icp.verified.v1")
                .containsEntry("ce_source", "/homewatt/enrichment-worker")
                .containsEntry("ce_subject", property)
                .containsEntry("ce_orgid", "org-a")
                .containsEntry("ce_aggregateversion", "1")
                .containsEntry("content-type", "application/json");
        assertThat(event.headers().get("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(UUID.fromString(event.headers().get("ce_id")).version()).isEqualTo(5);
        assertThat(Instant.parse(event.headers().get("ce_time"))).isBefore(Instant.now());
        assertThat(EventSchema.of("icp.verified.v1").faults(event.text())).isEmpty();
        JsonNode data = event.data();
        assertThat(data.get("icp").asText()).isEqualTo(SAMPLE);
        assertThat(data.get("property_id").asText()).isEqualTo(property);
        assertThat(data.get("network_reporting_region").asText()).isEqualTo("17");
        assertThat(data.get("network_participant").asText()).isEqualTo("SCAN");
        assertThat(data.get("point_of_connection").asText()).isEqualTo("DVK0111");
        assertThat(data.get("smart_meter").asBoolean()).isTrue();
        assertThat(data.get("meter_active").asBoolean()).isTrue();
        assertThat(data.get("registry_status").asInt()).isEqualTo(2);
        assertThat(data.get("flow_directions").toString()).isEqualTo("[\"injection\",\"extraction\"]");
    }

    @Test
    void anUnknownIcpIsRejectedWithTheReason() {
        String unknown = icp();
        simulator.knobs().unknownIcps(Set.of(unknown));

        String notFound = topics.created(unknown);
        String mistyped = topics.created(WRONG_DIGITS);
        String malformed = topics.created("nonsense");

        assertThat(reason(notFound)).isEqualTo("not_found");
        assertThat(reason(mistyped)).isEqualTo("check_digits_wrong");
        assertThat(reason(malformed)).isEqualTo("malformed");
        assertThat(topics.answer(malformed).data().get("icp").asText()).isEqualTo("nonsense");
    }

    @Test
    void aMalformedIcpCostsNoCall() {
        reason(topics.created("0000143418TRD9"));

        assertThat(simulator.stats().calls()).isZero();
    }

    @Test
    void fiftyPropertiesAreAskedAboutInOneCall() {
        List<String> properties =
                LongStream.range(0, 50).mapToObj(n -> topics.created(icp())).toList();

        properties.forEach(topics::answer);

        assertThat(simulator.stats().largestList()).isGreaterThan(40);
        assertThat(simulator.stats().calls()).isLessThanOrEqualTo(3);
    }

    @Test
    void anIcpOfSeveralPropertiesIsAskedOnceAndThenKnown() {
        String icp = icp();
        String first = topics.created(icp);
        String second = topics.created(icp);
        topics.answer(first);
        topics.answer(second);

        String third = topics.created(icp);
        topics.answer(third);

        assertThat(simulator.stats().calls()).isEqualTo(1);
    }

    @Test
    void aRepeatedDeliveryLeadsToTheSameEvent() {
        UUID cause = UUID.randomUUID();
        String property = Topics.newProperty();
        String icp = icp();
        topics.send(property, cause, icp);
        topics.answer(property);

        topics.send(property, cause, icp);

        List<Seen> events = topics.answers(property, 2);
        assertThat(events.get(1).headers().get("ce_id"))
                .isEqualTo(events.get(0).headers().get("ce_id"));
        assertThat(events.get(1).text()).isEqualTo(events.get(0).text());
    }

    @Test
    void otherEventsOfPropertiesAreNoneOfItsBusiness() {
        String property = Topics.newProperty();
        topics.send(
                property,
                Topics.headers(UUID.randomUUID(), "property.verified.v1", property),
                "not even JSON".getBytes(StandardCharsets.UTF_8));

        topics.answer(topics.created(icp()));

        assertThat(topics.about(property)).isEmpty();
        assertThat(simulator.stats().calls()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodGoesToTheDeadLettersAsItCame() {
        byte[] broken = "{\"property_id\": ".getBytes(StandardCharsets.UTF_8);
        byte[] structured = "{\"specversion\":\"1.0\",\"id\":\"".getBytes(StandardCharsets.UTF_8);
        String run = UUID.randomUUID().toString();

        topics.send("headless-" + run, Map.of(), broken);
        topics.send("broken-" + run, Topics.headers(UUID.randomUUID(), "property.created.v1", "x"), broken);
        topics.send("structured-" + run, Map.of("content-type", "application/cloudevents+json"), structured);
        topics.send("null-" + run, Topics.headers(UUID.randomUUID(), "property.created.v1", "x"), null);
        topics.send(
                "incomplete-" + run,
                Topics.headers(UUID.randomUUID(), "property.created.v1", "x"),
                "{\"property_id\":\"property_1\"}".getBytes(StandardCharsets.UTF_8));
        String after = topics.created(icp());

        Seen letter = topics.deadLetter("broken-" + run);
        assertThat(letter.value()).isEqualTo(broken);
        assertThat(letter.headers())
                .containsEntry("ce_type", "property.created.v1")
                .containsEntry("dead-letter-reason", "data is not the JSON of property.created.v1")
                .containsEntry("dead-letter-topic", Topics.PROPERTIES);
        assertThat(topics.deadLetter("headless-" + run).headers())
                .containsEntry("dead-letter-reason", "ce_specversion is missing");
        assertThat(topics.deadLetter("structured-" + run).value()).isEqualTo(structured);
        assertThat(topics.deadLetter("null-" + run).headers()).containsEntry("dead-letter-reason", "no data");
        assertThat(topics.deadLetter("incomplete-" + run).headers())
                .containsEntry("dead-letter-reason", "customer_id is missing");
        topics.answer(after);
    }

    @Test
    void aHugeMessageThatCannotBeUnderstoodIsADeadLetterToo() {
        byte[] huge = new byte[1_048_000];
        Arrays.fill(huge, (byte) '{');
        String key = "huge-" + UUID.randomUUID();

        topics.send(key, Topics.headers(UUID.randomUUID(), "property.created.v1", "x"), huge);

        assertThat(topics.deadLetter(key).value()).hasSize(huge.length);
        topics.answer(topics.created(icp()));
    }

    @Test
    void oneBadIcpOfManyDoesNotBlockTheOthers() {
        String bad = icp();
        simulator.knobs().unknownIcps(Set.of(bad)).unknownInList(UnknownInList.REJECT);

        List<String> good =
                LongStream.range(0, 20).mapToObj(n -> topics.created(icp())).toList();
        String rejected = topics.created(bad);

        good.forEach(
                property -> assertThat(topics.answer(property).headers()).containsEntry("ce_type", "icp.verified.v1"));
        assertThat(reason(rejected)).isEqualTo("not_found");
    }

    @Test
    void anEmptyListMeansThatNoneIsKnown() {
        simulator.knobs().unknownInList(UnknownInList.EMPTY_ARRAY);

        assertThat(reason(topics.created(WRONG_DIGITS))).isEqualTo("check_digits_wrong");
    }

    private String reason(String property) {
        Seen event = topics.answer(property);
        assertThat(event.headers()).containsEntry("ce_type", "icp.rejected.v1");
        assertThat(EventSchema.of("icp.rejected.v1").faults(event.text())).isEmpty();
        return event.data().get("reason").asText();
    }

    private static String icp() {
        return RegistrySimulator.icp(NUMBERS.incrementAndGet());
    }
}
