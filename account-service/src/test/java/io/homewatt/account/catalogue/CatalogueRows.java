package io.homewatt.account.catalogue;

import io.homewatt.platform.testing.ServiceDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Rows of the catalogue for one test, with ids and postcodes that no other has. */
final class CatalogueRows {
    static final String COUNTRY = "US";
    static final String STATE = "CA";

    private static final AtomicLong IDS = new AtomicLong(700_000_000);
    private static final Set<String> JSON = Set.of("properties", "rates");

    private CatalogueRows() {}

    static long id() {
        return IDS.incrementAndGet();
    }

    /** A postcode that is nowhere yet. */
    static String postcode() {
        return "T" + id();
    }

    static long entity(String name) {
        long id = id();
        insert("lse", Map.of("lse_id", id, "code", "T" + id, "country", COUNTRY, "name", name));
        return id;
    }

    static long territory(long entity, String state, String... postcodes) {
        long id = id();
        insert(
                "territory",
                Map.of(
                        "territory_id", id,
                        "lse_id", entity,
                        "name", "Territory " + id,
                        "state", state,
                        "item_types", "ZIPCODE"));
        for (String postcode : postcodes) {
            insert("territory_postcode", Map.of("country", COUNTRY, "postcode", postcode, "territory_id", id));
        }
        return id;
    }

    /** An entity with these customers of the residential class in the state, or null, that supplies the postcode. */
    static long entityAt(String postcode, String name, Long customers) {
        long entity = entity(name);
        territory(entity, STATE, postcode);
        if (customers != null) {
            customers(entity, STATE, CustomerClass.RESIDENTIAL, customers);
        }
        return entity;
    }

    static void customers(long entity, String state, CustomerClass customerClass, long count) {
        insert(
                "lse_customers",
                Map.of(
                        "lse_id", entity,
                        "state", state,
                        "customer_class", customerClass.name(),
                        "customer_count", count));
    }

    static void tariffCustomers(long masterTariff, long count) {
        insert(
                "tariff_customers",
                Map.of(
                        "master_tariff_id",
                        masterTariff,
                        "customer_class",
                        CustomerClass.RESIDENTIAL.name(),
                        "customer_count",
                        count));
    }

    /** A residential default tariff without an end, but for these columns. */
    static long tariff(long entity, Map<String, ?> columns) {
        long id = id();
        var row = new LinkedHashMap<String, Object>(Map.of(
                "tariff_id",
                id,
                "master_tariff_id",
                id,
                "lse_id",
                entity,
                "tariff_name",
                "Tariff " + id,
                "service_type",
                "ELECTRICITY",
                "tariff_type",
                "DEFAULT",
                "customer_class",
                CustomerClass.RESIDENTIAL.name()));
        row.putAll(Map.of(
                "has_time_of_use_rates",
                false,
                "has_tiered_rates",
                false,
                "has_net_metering",
                false,
                "is_active",
                true,
                "properties",
                "{}",
                "rates",
                "[]"));
        row.putAll(columns);
        insert("tariff", row);
        return (Long) row.get("master_tariff_id");
    }

    private static void insert(String table, Map<String, ?> row) {
        String values = row.keySet().stream()
                .map(name -> JSON.contains(name) ? "?::jsonb" : "?")
                .collect(Collectors.joining(","));
        String sql = "insert into %s (%s) values (%s)".formatted(table, String.join(",", row.keySet()), values);
        try (var connection = ServiceDatabase.connect();
                var statement = connection.prepareStatement(sql)) {
            int position = 0;
            for (Object value : row.values()) {
                statement.setObject(++position, value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
