package io.homewatt.account.catalogue;

import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** How the catalogue is read: in a change's session, or without any, which would cost more than the statement itself. */
@FunctionalInterface
public interface Reading {
    /**
     * The rows of a statement.
     *
     * @param sql selects one text a row; {@code :name} is the parameter of that name
     */
    Uni<List<String>> texts(String sql, Map<String, ?> parameters);

    /** On the session's connection: who waits for a second one while holding the first may wait for ever. */
    static Reading in(Mutiny.Session session) {
        return (sql, parameters) -> {
            var query = session.createNativeQuery(sql, String.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        };
    }

    /** On whatever connection is free. */
    static Reading without(Transactions transactions) {
        return (sql, parameters) -> {
            Numbered numbered = Numbered.of(sql);
            return transactions
                    .rows(numbered.sql(), numbered.values(parameters))
                    .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
        };
    }
}
