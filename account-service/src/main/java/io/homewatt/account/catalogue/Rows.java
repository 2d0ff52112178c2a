package io.homewatt.account.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads records of the catalogue, which statements make as JSON. */
@ApplicationScoped
class Rows {
    private final ObjectMapper json;
    private final CatalogueReading reading;

    Rows(ObjectMapper json, CatalogueReading reading) {
        this.json = json;
        this.reading = reading;
    }

    /** Without a session. @param sql selects one JSON object, as text, per record */
    <T> Uni<List<T>> read(Class<T> type, String sql, Map<String, ?> parameters) {
        return read(reading, type, sql, parameters);
    }

    /** @param sql selects one JSON object, as text, per record */
    <T> Uni<List<T>> read(CatalogueReading reading, Class<T> type, String sql, Map<String, ?> parameters) {
        ObjectReader reader = json.readerFor(type).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return reading.texts(sql, parameters)
                .map(rows ->
                        rows.stream().map(row -> Rows.<T>record(reader, row)).toList());
    }

    /** Without a session. @param from what to count: a statement from its {@code from} on */
    Uni<Long> count(String from, Map<String, ?> parameters) {
        return reading.texts("select cast(count(*) as varchar) " + from, parameters)
                .map(rows -> Long.valueOf(rows.get(0)));
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
