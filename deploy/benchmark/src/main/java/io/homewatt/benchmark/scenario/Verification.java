package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.load.Call;
import io.homewatt.benchmark.load.Server;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * From the request to create a property until its page says that it is verified, through the gateway; looked at every 20 ms.
 * The point of connection is one whose answer the worker still knows, for the registry's quota is not ours to measure. There
 * is no floor: what is measured is the way through the outbox and Kafka.
 */
record Verification(Supplier<Call> calls) implements Scenario {
    private static final double RATE = 5;
    private static final List<String> SERVICES =
            List.of("property-service", "enrichment-worker", "connect", "kafka", "customer-service");

    @Override
    public String name() {
        return "verification";
    }

    @Override
    public List<Result> measure(Rig rig) {
        Server gateway = rig.platform().gateway(SERVICES);
        rig.load().atRate(gateway, calls, RATE, rig.each());
        Duration duration = rig.each().multipliedBy(2);
        var measured = rig.load().atRate(gateway, calls, RATE, duration);
        rig.settle();
        return List.of(new Result(name(), Result.Place.GATEWAY, RATE, measured));
    }
}
