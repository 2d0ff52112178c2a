package io.homewatt.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * Measures whether the outbox is being read: by the state of its replication slot, which every role may see. While the
 * database can't be asked nothing is known, and so every figure is NaN.
 */
@Startup
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** An hour's, at one in ten seconds. */
    private static final int POSITIONS = 360;

    private static final String SLOT = """
            select now() as now,
              pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as written,
              pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint as sent,
              pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint as lag,
              coalesce(active, false) as active
            from (select) as one left join pg_replication_slots on slot_name = $1""";

    /** By the index on that column, from its end. */
    private static final String OLDEST = """
            select coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as age
            from outbox where occurred_at > $1""";

    private record Measured(double age, double lag, double active) {
        static final Measured NOTHING = new Measured(Double.NaN, Double.NaN, Double.NaN);
    }

    private final Pool pool;
    private final String slot;
    private final SentPositions positions = new SentPositions(POSITIONS);
    private volatile Measured last = Measured.NOTHING;

    OutboxMetrics(Pool pool, OutboxConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.slot = config.slot();
        gauge(meters, "homewatt.outbox.age.seconds", "How long the oldest event waits to be sent", Measured::age);
        gauge(meters, "homewatt.outbox.slot.lag.bytes", "The log that is kept for the slot", Measured::lag);
        gauge(meters, "homewatt.outbox.slot.active", "1 while something reads from the slot", Measured::active);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Measured> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.last))
                .description(description)
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return pool.preparedQuery(SLOT)
                .execute(Tuple.of(slot))
                .map(OutboxMetrics::only)
                .chain(this::measured)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(failure, "It is not known how far the outbox has been read");
                    return Measured.NOTHING;
                })
                .invoke(measured -> last = measured)
                .replaceWithVoid();
    }

    private Uni<Measured> measured(Row slot) {
        double active = slot.getBoolean("active") ? 1 : 0;
        if (slot.getLong("sent") == null) {
            return Uni.createFrom().item(new Measured(Double.NaN, Double.NaN, active));
        }
        Instant now = slot.getOffsetDateTime("now").toInstant();
        Instant reached = positions.reachedBy(slot.getLong("written"), slot.getLong("sent"), now);
        return pool.preparedQuery(OLDEST)
                .execute(Tuple.of(reached.atOffset(ZoneOffset.UTC)))
                .map(rows -> new Measured(only(rows).getDouble("age"), lag(slot), active));
    }

    /** Of a slot that PostgreSQL has given up, because too much log would have to be kept, there is none. */
    private static double lag(Row slot) {
        Long lag = slot.getLong("lag");
        return lag == null ? Double.NaN : lag;
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
