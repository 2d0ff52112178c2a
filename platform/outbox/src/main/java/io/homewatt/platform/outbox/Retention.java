package io.homewatt.platform.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes old events in small batches, of all organisations; several replicas may do so at once. */
@ApplicationScoped
class Retention {
    /** Rows are found by where they lie: for keys, of which it expects many, the planner would read the whole table each time. */
    private static final String REMOVE_SENT = """
            delete from outbox where ctid = any (array(
              select ctid from outbox
              where occurred_at < now() - make_interval(secs => $1)
              order by occurred_at limit $2 for update skip locked))""";

    private static final String REMOVE_SEEN = """
            delete from seen_event where ctid = any (array(
              select ctid from seen_event
              where seen_at < now() - make_interval(secs => $1)
              order by seen_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final OutboxConfig config;

    Retention(Pool pool, OutboxConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeOld() {
        return remove(REMOVE_SENT, config.keepSent()).chain(() -> remove(REMOVE_SEEN, config.keepSeen()));
    }

    private Uni<Void> remove(String sql, Duration keep) {
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(sql).execute(Tuple.of((double) keep.toSeconds(), config.removeBatch())))
                .whilst(removed -> removed.rowCount() == config.removeBatch())
                .onItem()
                .ignoreAsUni();
    }
}
