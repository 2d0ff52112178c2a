package io.homewatt.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.json.DecodeException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The one place that opens sessions and transactions. The work is one chain on its session.
 *
 * <p>A database that can't be reached, or that asks to try again, fails the {@code Uni} with an
 * {@link UncheckedIOException}; every other failure passes as it is.
 */
@ApplicationScoped
public class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /** SQLSTATE classes that say nothing about the statement: connection, transaction rollback, resources, operator. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57");

    private static final String CANCELLED = "57014";

    /** What was the primary is a standby now, and the connection one of before. */
    private static final String READ_ONLY = "25006";

    /** The client reports a lost connection in three ways, and a full pool as a time-out. */
    private static final Set<Class<? extends Throwable>> OUTAGES =
            Set.of(IOException.class, TimeoutException.class, VertxException.class, NoStackTraceThrowable.class);

    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    Transactions(Mutiny.SessionFactory sessions, Pool pool) {
        this.sessions = sessions;
        this.pool = pool;
    }

    /** Runs {@code work} in one transaction, committed when it ends with an item and rolled back when it fails. */
    public <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(work).onFailure(Transactions::isOutage).transform(Transactions::unreachable);
    }

    /**
     * As {@link #write}, but without a session, which would cost more than the statements themselves: for what is created
     * most often. The work is one chain on its connection.
     *
     * @return a violated constraint fails it as it does in a session
     */
    public <T> Uni<T> writeWithoutSession(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work)
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unreachable)
                .onFailure(PgException.class)
                .transform(Transactions::violation);
    }

    /** Runs {@code work} in a session that writes nothing. */
    public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withSession(session -> work.apply(session.setDefaultReadOnly(true)))
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unreachable);
    }

    /**
     * Reads by one statement and without a session, which would cost more than the statement itself: for what is asked for
     * most often.
     *
     * @param values of {@code $1} and so on
     */
    public Uni<List<Row>> rows(String statement, Tuple values) {
        return rows(pool, statement, values).onFailure(Transactions::isOutage).transform(Transactions::unreachable);
    }

    /**
     * As {@link #rows}, but a statement that takes longer fails with a {@link StatementTimeout}: for what a caller has
     * written, such as a pattern to search for.
     *
     * @param limit at least a millisecond
     */
    public Uni<List<Row>> rowsWithin(Duration limit, String statement, Tuple values) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery("select set_config('statement_timeout', $1, true)")
                        .execute(Tuple.of(String.valueOf(limit.toMillis())))
                        .chain(() -> rows(connection, statement, values)))
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unreachable)
                .onFailure(failure -> CANCELLED.equals(sqlState(failure)))
                .transform(StatementTimeout::new);
    }

    private static Uni<List<Row>> rows(SqlClient client, String statement, Tuple values) {
        LOG.tracev("{0} with {1}", statement, values);
        return client.preparedQuery(statement).execute(values).map(Transactions::list);
    }

    private static List<Row> list(RowSet<Row> rows) {
        List<Row> all = new ArrayList<>(rows.size());
        rows.forEach(all::add);
        return all;
    }

    private static Throwable violation(PgException failure) {
        return failure.getConstraint() == null
                ? failure
                : new ConstraintViolationException(
                        failure.getErrorMessage(),
                        new SQLException(failure.getErrorMessage(), failure.getSqlState(), failure),
                        failure.getConstraint());
    }

    private static UncheckedIOException unreachable(Throwable cause) {
        return new UncheckedIOException(new IOException("The database can't be reached", cause));
    }

    /** As PostgreSQL's client tells it, or Hibernate, which keeps the text of the failure only. */
    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg && pg.getSqlState() != null) {
                return pg.getSqlState();
            }
            if (cause instanceof JDBCException translated && translated.getSQLState() != null) {
                return translated.getSQLState();
            }
        }
        return null;
    }

    static boolean isOutage(Throwable failure) {
        String state = sqlState(failure);
        if (state != null) {
            return state.equals(READ_ONLY)
                    || !state.equals(CANCELLED) && OUTAGE_CLASSES.contains(state.substring(0, 2));
        }
        for (Throwable next = failure; next != null; next = next.getCause()) {
            Throwable cause = next;
            // A value that isn't as it should be is no outage, though Jackson's failures are of input and output.
            if (cause instanceof DecodeException) {
                return false;
            }
            if (OUTAGES.stream().anyMatch(type -> type.isInstance(cause))) {
                return true;
            }
        }
        return false;
    }
}
