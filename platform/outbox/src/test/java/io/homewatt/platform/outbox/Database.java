package io.homewatt.platform.outbox;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The tests' way to the database. */
final class Database {
    private Database() {}

    /** How many rows of a table are the organisation's. */
    static long count(Pool pool, String table, String organisation) {
        return run(() -> pool.preparedQuery("select count(*) from " + table + " where org_id = $1")
                        .execute(Tuple.of(organisation)))
                .iterator()
                .next()
                .getLong(0);
    }

    /** Waits for the work, which has a context of its own. */
    static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }
}
