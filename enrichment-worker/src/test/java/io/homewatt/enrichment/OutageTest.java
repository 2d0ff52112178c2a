package io.homewatt.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.enrichment.registry.Registry;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.simulator.Outage;
import io.homewatt.simulator.RegistrySimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the registry can do to the worker, which loses nothing by it and needs no one. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RegistryResource.class)
class OutageTest {

    private static final AtomicLong NUMBERS = new AtomicLong(5_000_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    KafkaCompanion kafka;
    RegistrySimulator simulator;

    @Inject
    Registry registry;

    @Inject
    MeterRegistry meters;

    @Inject
    KafkaClientService clients;

    @Inject
    SmallRyeHealthReporter health;

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
        simulator.knobs().reset();
        await().atMost(PATIENCE).until(() -> gauge("homewatt.registry.breaker.open") == 0);
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outage.class,
            names = {"REFUSE", "HANG", "DROP"})
    void anOutageIsWaitedOutAndLosesNothing(Outage outage) {
        simulator.knobs().outage(outage);
        List<String> properties = created(300);

        await().atMost(PATIENCE).until(() -> gauge("homewatt.intake.paused") == 1);
        await().atMost(PATIENCE).until(this::partitionsArePaused);
        assertThat(health.getReadiness().isDown()).isFalse();
        assertThat(health.getLiveness().isDown()).isFalse();

        simulator.knobs().outage(Outage.NONE);

        properties.forEach(property -> assertThat(topics.answers(property, 1)).hasSize(1));
        await().atMost(PATIENCE).until(() -> gauge("homewatt.intake.paused") == 0);
        await().atMost(PATIENCE).until(() -> !partitionsArePaused());
    }

    @Test
    void errorsNowAndThenAreOvercome() {
        simulator.knobs().errorRate(0.5).latencyMillis(5);

        created(100).forEach(topics::answer);

        // A hundred properties are a few calls, and chance may spare all of them.
        await().atMost(PATIENCE).until(() -> {
            created(1).forEach(topics::answer);
            return simulator.stats().answers(500) > 0;
        });
    }

    @Test
    void aBadKeyIsWaitedOutUntilSomeoneCorrectsIt() {
        simulator.knobs().requiredKey("another");
        List<String> properties = created(3);
        await().atMost(PATIENCE).until(() -> simulator.stats().answers(401) >= 3);

        simulator.knobs().requiredKey("test-key");

        properties.forEach(topics::answer);
    }

    @Test
    void fiveHundredPropertiesKeepToTheProductsQuota() {
        simulator.knobs().callsPerMinute(75);

        created(500).forEach(topics::answer);

        assertThat(simulator.stats().answers(429)).isZero();
        assertThat(simulator.stats().calls()).isBetween(10L, 40L);
        assertThat(simulator.stats().largestList()).isEqualTo(50);
    }

    private List<String> created(int count) {
        return LongStream.range(0, count).mapToObj(n -> topics.created(icp())).toList();
    }

    private boolean partitionsArePaused() {
        return !clients.getConsumer("properties")
                .paused()
                .await()
                .atMost(Duration.ofSeconds(5))
                .isEmpty();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static String icp() {
        return RegistrySimulator.icp(NUMBERS.incrementAndGet());
    }
}
