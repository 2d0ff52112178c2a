package io.homewatt.enrichment.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What is measured about the registry. */
final class RegistryMetrics {

    /** What is usual, there from the start; others come when they happen. */
    private static final List<String> STATUSES = List.of("200", "429", "500", "none");

    private final MeterRegistry meters;
    private final Counter cached;
    private final DistributionSummary identifiers;

    RegistryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.cached = Counter.builder("homewatt.registry.cache.hits")
                .description("Answers that were known already")
                .register(meters);
        STATUSES.forEach(this::calls);
        this.identifiers = DistributionSummary.builder("homewatt.registry.call.identifiers")
                .description("Identifiers in one call")
                .register(meters);
    }

    void of(Calls calls) {
        Gauge.builder("homewatt.registry.quota.calls.left", calls, Calls::callsLeft)
                .description("Calls that could be made at once")
                .register(meters);
        Gauge.builder("homewatt.registry.quota.bytes.left", calls, Calls::bytesLeft)
                .description("Bytes of answers that could come at once")
                .register(meters);
        Gauge.builder("homewatt.registry.breaker.open", calls, c -> c.isOpen() ? 1 : 0)
                .description("1 while the registry counts as down")
                .register(meters);
    }

    void called(String status, int count) {
        calls(status).increment();
        identifiers.record(count);
    }

    private Counter calls(String status) {
        return Counter.builder("homewatt.registry.calls")
                .description("Calls of the registry by their HTTP status, or none")
                .tag("status", status)
                .register(meters);
    }

    void answeredFromCache() {
        cached.increment();
    }
}
