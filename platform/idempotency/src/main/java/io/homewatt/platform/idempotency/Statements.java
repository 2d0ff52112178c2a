package io.homewatt.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Statements in the caller's transaction, whether it has a session or only a connection. */
@FunctionalInterface
interface Statements {
    /**
     * Runs a statement that gives one row or none.
     *
     * @param sql names its values {@code ?1} and so on
     */
    Uni<Optional<Object[]>> row(String sql, Object... values);

    static Statements of(Mutiny.Session session) {
        return (sql, values) -> {
            var query = session.createNativeQuery(sql, jakarta.persistence.Tuple.class);
            IntStream.range(0, values.length).forEach(i -> query.setParameter(i + 1, values[i]));
            return query.getSingleResultOrNull()
                    .map(row -> Optional.ofNullable(row).map(jakarta.persistence.Tuple::toArray));
        };
    }

    static Statements of(SqlConnection connection) {
        return (sql, values) -> connection
                .preparedQuery(sql.replace('?', '$'))
                .execute(Tuple.wrap(values))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(values(rows.iterator().next())));
    }

    private static Object[] values(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::getValue).toArray();
    }
}
