package io.homewatt.enrichment.supplypoints;

import io.homewatt.enrichment.EnrichmentConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The network supply points as they were last published. The table is read at the start and once a day; when that fails,
 * the one before stays in use and reading is tried again soon.
 */
@Singleton
public class SupplyPoints {

    private static final Logger LOG = Logger.getLogger(SupplyPoints.class);

    private final SupplyPointSource source;
    private final Duration refresh;
    private final Duration retry;
    private final CompletableFuture<SupplyPointTable> first = new CompletableFuture<>();
    private volatile SupplyPointTable latest;
    private volatile boolean stopped;

    @Inject
    SupplyPoints(EnrichmentConfig config, MeterRegistry meters) {
        this(
                new SupplyPointSource(config.supplyPoints().location().orElse("")),
                config.supplyPoints().refresh(),
                config.supplyPoints().retry(),
                meters);
    }

    SupplyPoints(SupplyPointSource source, Duration refresh, Duration retry, MeterRegistry meters) {
        this.source = source;
        this.refresh = refresh;
        this.retry = retry;
        Gauge.builder("homewatt.supply.points", this, points -> points.latest == null ? 0 : points.latest.size())
                .description("Current supply points in the table")
                .register(meters);
    }

    /** The latest table. Until the first one is there it waits for it, and does not fail. */
    public Uni<SupplyPointTable> table() {
        return Uni.createFrom().deferred(() -> {
            SupplyPointTable table = latest;
            // A copy: one caller who loses interest must not end it for the others.
            return table != null
                    ? Uni.createFrom().item(table)
                    : Uni.createFrom().completionStage(first.thenApply(t -> t));
        });
    }

    void start(@Observes StartupEvent event) {
        load();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    void load() {
        Uni.createFrom()
                .item(() -> SupplyPointTable.read(source.fetch()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(this::loaded, this::failed);
    }

    private void loaded(SupplyPointTable table) {
        LOG.infof("Supply points are loaded pairs=%d", table.size());
        latest = table;
        first.complete(table);
        after(refresh);
    }

    private void failed(Throwable failure) {
        LOG.warnf(
                "Supply points can't be loaded, those before stay in use pairs=%d cause=%s",
                latest == null ? 0 : latest.size(), failure.getMessage());
        after(retry);
    }

    private void after(Duration delay) {
        Uni.createFrom().voidItem().onItem().delayIt().by(delay).subscribe().with(done -> {
            if (!stopped) {
                load();
            }
        });
    }
}
