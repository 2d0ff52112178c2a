package io.homewatt.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes keys that stand for nothing any more in small batches; several replicas may do so at once. */
@ApplicationScoped
class Retention {
    /** Rows are found by where they lie: for keys, of which it expects many, the planner would read the whole table each time. */
    private static final String REMOVE = """
            delete from idempotency_key where ctid = any (array(
              select ctid from idempotency_key
              where created_at < now() - make_interval(secs => $1)
              order by created_at limit $2 for update skip locked))""";

    private final Pool pool;
    private final IdempotencyConfig config;

    Retention(Pool pool, IdempotencyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> removeOld() {
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(REMOVE)
                        .execute(Tuple.of((double) config.keep().toSeconds(), config.removeBatch())))
                .whilst(removed -> removed.rowCount() == config.removeBatch())
                .onItem()
                .ignoreAsUni();
    }
}
