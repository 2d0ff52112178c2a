package io.homewatt.local.drill;

import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the databases have, as the APIs would not tell: also what nobody was told the id of, and what is there twice.
 *
 * @param marked the public ids of what bears a mark, one for each time it is there
 */
record There(Map<Kind, Map<String, List<String>>> marked) {
    /**
     * A table, and its column with the ids of a kind.
     *
     * @param as a condition of its rows, which begins with a blank, or nothing
     */
    record Table(Kind kind, String database, String name, String column, String as) {
        Table(Kind kind, String database, String name, String column) {
            this(kind, database, name, column, "");
        }

        /** Where what was created is. */
        static final List<Table> OWN = List.of(
                new Table(Kind.CUSTOMER, "customer", "customer", "id"),
                new Table(Kind.PROPERTY, "property", "property", "id"),
                new Table(Kind.ACCOUNT, "account", "account", "id"));

        /** What other services keep of it, as events tell them. */
        static final List<Table> COPIES = List.of(
                new Table(Kind.CUSTOMER, "property", "known_customer", "id"),
                new Table(Kind.CUSTOMER, "disaggregation", "known_customer", "id"),
                new Table(
                        Kind.PROPERTY, "customer", "customer_property", "property_id", " where lifecycle = 'verified'"),
                new Table(Kind.PROPERTY, "disaggregation", "known_property", "id"),
                new Table(Kind.ACCOUNT, "disaggregation", "known_account", "id"));
    }

    /** What the clients of a drill may have brought about. */
    static There of(Scene scene) throws SQLException {
        var marked = new EnumMap<Kind, Map<String, List<String>>>(Kind.class);
        String run = scene.load().run() + "%";
        marked.put(
                Kind.CUSTOMER,
                rows(
                        scene,
                        "customer",
                        "select first_name, 'customer_' || replace(id::text, '-', '') from customer where first_name like ?",
                        run));
        marked.put(
                Kind.ACCOUNT,
                rows(
                        scene,
                        "account",
                        "select provider_account_id, id::text from account where provider_account_id like ?",
                        run));
        marked.put(
                Kind.READS,
                rows(
                        scene,
                        "disaggregation",
                        "select distinct source, source from read_day where source like ?",
                        MeterReads.of(scene.settings()).source(run)));
        String[] customers = scene.ledger().those(entry -> entry.kind() == Kind.PROPERTY).stream()
                .map(Entry::mark)
                .toArray(String[]::new);
        marked.put(
                Kind.PROPERTY,
                rows(
                        scene,
                        "property",
                        "select 'customer_' || replace(customer_id::text, '-', ''), 'property_' || replace(id::text, '-', '')"
                                + " from property where customer_id in (select replace(mark, 'customer_', '')::uuid"
                                + " from unnest(?::varchar[]) as mark)",
                        customers));
        return new There(marked);
    }

    /** The public ids of what bears the mark. */
    List<String> ids(Entry entry) {
        return marked.get(entry.kind()).getOrDefault(entry.mark(), List.of());
    }

    /** All ids of a kind. */
    Set<String> ids(Kind kind) {
        var ids = new HashSet<String>();
        marked.get(kind).values().forEach(ids::addAll);
        return ids;
    }

    /** Of these public ids those that the table of a service doesn't have, whoever created it. */
    static Set<String> missing(Scene scene, Table table, Set<String> ids) throws SQLException {
        var missing = new HashSet<>(ids);
        String prefix = table.kind() == Kind.ACCOUNT ? "" : table.kind().name().toLowerCase(Locale.ROOT) + "_";
        try (Connection database = scene.database(table.database());
                PreparedStatement query = database.prepareStatement(
                        "select mark from unnest(?::varchar[]) as mark join " + table.name() + " on " + table.column()
                                + " = replace(mark, '" + prefix + "', '')::uuid" + table.as())) {
            query.setArray(1, database.createArrayOf("varchar", ids.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    missing.remove(rows.getString(1));
                }
            }
        }
        return missing;
    }

    private static Map<String, List<String>> rows(Scene scene, String name, String sql, Object argument)
            throws SQLException {
        var ids = new HashMap<String, List<String>>();
        try (Connection database = scene.database(name);
                PreparedStatement query = database.prepareStatement(sql)) {
            if (argument instanceof String[] array) {
                query.setArray(1, database.createArrayOf("varchar", array));
            } else {
                query.setString(1, argument.toString());
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.computeIfAbsent(rows.getString(1), mark -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return ids;
    }
}
