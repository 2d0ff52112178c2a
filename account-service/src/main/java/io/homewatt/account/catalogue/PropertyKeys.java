package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The property keys of the catalogue, by name. */
@ApplicationScoped
class PropertyKeys {
    private static final String SELECT = """
            select cast(jsonb_build_object(
              'keyName', key_name,
              'displayName', display_name,
              'description', description,
              'dataType', data_type,
              'entityType', entity_type,
              'choices', choices) as varchar)
            from property_key\s""";

    private final Rows rows;

    PropertyKeys(Rows rows) {
        this.rows = rows;
    }

    /** The key, or null. */
    Uni<PropertyKey> byName(String keyName) {
        return rows.read(PropertyKey.class, SELECT + "where key_name = :name", Map.of("name", keyName))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    Uni<Long> count() {
        return rows.count("from property_key", Map.of());
    }

    Uni<List<PropertyKey>> page(Window window) {
        String sql = SELECT + "order by key_name offset :start limit :count";
        return rows.read(PropertyKey.class, sql, Map.of("start", window.start(), "count", window.count()));
    }
}
