package io.homewatt.enrichment.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.homewatt.enrichment.EnrichmentConfig;
import io.homewatt.enrichment.icp.Icp;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The national registry of points of connection. */
@Singleton
public class Registry {

    private final Cache<Icp, Answer> kept;
    private final Calls calls;
    private final RegistryMetrics metrics;
    private final TracedClient client;

    Registry(
            EnrichmentConfig config,
            Vertx vertx,
            ObjectMapper json,
            Clock clock,
            MeterRegistry meters,
            Tracer tracer,
            Event<RegistryAvailability> availability) {
        EnrichmentConfig.Registry settings = config.registry();
        this.metrics = new RegistryMetrics(meters);
        this.kept = Caffeine.newBuilder()
                .maximumSize(settings.kept())
                .expireAfterWrite(settings.keep())
                .build();
        this.client = new TracedClient(
                new HttpRegistryClient(
                        vertx, settings.url().orElse(""), settings.key().orElse(""), settings.timeout()),
                tracer);
        this.calls = new Calls(
                client,
                new Answers(json),
                new RetryAfter(clock, settings.longestRetryAfter()),
                Quota.shared(
                        settings.callsPerMinute(), settings.bytesPerHour(), settings.quotaMargin(), config.replicas()),
                new Breaker(
                        settings.failuresToOpen(),
                        settings.firstPause(),
                        settings.longestPause(),
                        () -> ThreadLocalRandom.current().nextDouble()),
                new Queue(settings.batchSize(), settings.gather().toNanos()),
                new VertxPace(vertx),
                clock,
                new Observer(availability));
        metrics.of(calls);
    }

    /**
     * What the registry says about the identifier: at once if it was asked within the last day, otherwise with the next
     * call. It may take as long as the registry is down, and does not fail.
     *
     * @param since an answer that is kept from before this moment is not used
     */
    public Uni<Answer> lookUp(Icp icp, Instant since) {
        return Uni.createFrom().deferred(() -> {
            Answer answer = kept.getIfPresent(icp);
            if (answer != null && !answer.at().isBefore(since)) {
                metrics.answeredFromCache();
                return Uni.createFrom().item(answer);
            }
            // A copy: one caller who loses interest must not end it for the others.
            return Uni.createFrom()
                    .completionStage(client.waitFor(icp, calls::ask).thenApply(a -> a));
        });
    }

    /** Forgets all answers. */
    public void forget() {
        kept.invalidateAll();
    }

    private final class Observer implements CallObserver {

        private final Event<RegistryAvailability> availability;

        private Observer(Event<RegistryAvailability> availability) {
            this.availability = availability;
        }

        @Override
        public void called(String status, int identifiers) {
            metrics.called(status, identifiers);
        }

        @Override
        public void availability(boolean available) {
            availability.fire(new RegistryAvailability(available));
        }

        @Override
        public void answered(Icp icp, Answer answer) {
            kept.put(icp, answer);
        }
    }
}
