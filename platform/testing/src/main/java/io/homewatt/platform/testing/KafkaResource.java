package io.homewatt.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;

/**
 * A real Kafka broker of the test run's own, on a free port; a test gets its companion by a field of that type. Topics have
 * one partition, or as many as the argument {@code partitions} says.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private EmbeddedKafkaBroker broker;
    private KafkaCompanion companion;
    private String partitions = "1";

    @Override
    public void init(Map<String, String> arguments) {
        partitions = arguments.getOrDefault("partitions", partitions);
    }

    @Override
    public Map<String, String> start() {
        broker = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(properties -> {
                    properties.put("group.initial.rebalance.delay.ms", "0");
                    properties.put("num.partitions", partitions);
                })
                .start();
        companion = new KafkaCompanion(broker.getAdvertisedListeners());
        return Map.of("kafka.bootstrap.servers", broker.getAdvertisedListeners());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(companion, new TestInjector.MatchesType(KafkaCompanion.class));
    }

    @Override
    public void stop() {
        if (companion != null) {
            companion.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
