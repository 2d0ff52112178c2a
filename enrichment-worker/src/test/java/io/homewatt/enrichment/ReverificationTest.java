package io.homewatt.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.enrichment.Topics.Seen;
import io.homewatt.enrichment.registry.Registry;
import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.simulator.RegistrySimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Properties whose verification is asked for again. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RegistryResource.class)
class ReverificationTest {

    private static final AtomicLong NUMBERS = new AtomicLong(5_000_000);

    KafkaCompanion kafka;
    RegistrySimulator simulator;

    @Inject
    Registry registry;

    private final String icp = RegistrySimulator.icp(NUMBERS.incrementAndGet());
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
    void aRequestIsNotAnsweredByWhatWasKeptFromBefore() {
        simulator.knobs().unknownIcps(Set.of(icp));
        String property = topics.created(icp);
        assertThat(topics.answer(property).headers()).containsEntry("ce_type", "icp.rejected.v1");
        simulator.knobs().unknownIcps(Set.of());

        topics.requested(property, UUID.randomUUID(), icp, Instant.now());

        Seen answer = topics.answers(property, 2).get(1);
        assertThat(answer.headers()).containsEntry("ce_type", "icp.verified.v1");
        assertThat(EventSchema.of("icp.verified.v1").faults(answer.text())).isEmpty();
        assertThat(simulator.stats().calls()).isEqualTo(2);
    }

    @Test
    void whatIsKnownSinceThenIsGoodEnough() {
        String property = topics.created(icp);
        topics.answer(property);

        topics.requested(property, UUID.randomUUID(), icp, Instant.now().minus(Duration.ofDays(1)));

        assertThat(topics.answers(property, 2).get(1).headers()).containsEntry("ce_type", "icp.verified.v1");
        assertThat(simulator.stats().calls()).isEqualTo(1);
    }

    @Test
    void aRequestThatIsDeliveredAgainCostsNothingAndLeadsToTheSameEvent() {
        String property = Topics.newProperty();
        UUID request = UUID.randomUUID();
        Instant now = Instant.now();
        topics.requested(property, request, icp, now);
        topics.answer(property);

        topics.requested(property, request, icp, now);

        List<Seen> events = topics.answers(property, 2);
        assertThat(events.get(1).headers().get("ce_id"))
                .isEqualTo(events.get(0).headers().get("ce_id"));
        assertThat(events.get(1).text()).isEqualTo(events.get(0).text());
        assertThat(simulator.stats().calls()).isEqualTo(1);
    }

    @Test
    void aMomentThatIsNoneIsADeadLetter() {
        String property = Topics.newProperty();
        topics.send(
                property,
                Topics.headers(UUID.randomUUID(), "property.verification-requested.v1", property),
                """
                {"property_id":"p","customer_id":"c","icp":"%s","not_before":"yesterday"}
                """.formatted(icp).getBytes(StandardCharsets.UTF_8));

        assertThat(topics.deadLetter(property).headers())
                .containsEntry("dead-letter-reason", "data is not the JSON of property.verification-requested.v1");
    }
}
