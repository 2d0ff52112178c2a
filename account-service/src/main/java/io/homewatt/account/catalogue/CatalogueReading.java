package io.homewatt.account.catalogue;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How the catalogue is read: in a change's session, or, as is injected, without any, which would cost more than the
 * statement itself.
 */
@FunctionalInterface
public interface CatalogueReading {
    /**
     * The rows of a statement.
     *
     * @param sql selects one text a row; {@code :name} is the parameter of that name
     */
    Uni<List<String>> texts(String sql, Map<String, ?> parameters);

    /** On the session's connection: who waits for a second one while holding the first may wait for ever. */
    static CatalogueReading in(Mutiny.Session session) {
        return (sql, parameters) -> {
            var query = session.createNativeQuery(sql, String.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        };
    }
}
