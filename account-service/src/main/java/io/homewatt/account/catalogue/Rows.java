package io.homewatt.account.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads records of the catalogue, which statements make as JSON. */
@ApplicationScoped
class Rows {
    private final ObjectMapper json;

    Rows(ObjectMapper json) {
        this.json = json;
    }

    /** @param sql selects one JSON object, as text, per record */
    <T> Uni<List<T>> read(Mutiny.Session session, Class<T> type, String sql, Map<String, ?> parameters) {
        var query = session.createNativeQuery(sql, String.class);
        parameters.forEach(query::setParameter);
        ObjectReader reader = json.readerFor(type).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return query.getResultList()
                .map(rows ->
                        rows.stream().map(row -> Rows.<T>record(reader, row)).toList());
    }

    /** @param sql selects one number */
    Uni<Long> count(Mutiny.Session session, String sql, Map<String, ?> parameters) {
        var query = session.createNativeQuery(sql, Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static <T> T record(ObjectReader reader, String row) {
        try {
            return reader.readValue(row);
        } catch (JsonProcessingException e) {
            // Not a fault of the request, which failures of this kind are taken for.
            throw new IllegalStateException("A row of the catalogue has another form", e);
        }
    }
}
