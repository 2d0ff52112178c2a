package io.homewatt.account.imports;

import io.homewatt.account.catalogue.CustomerClass;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many customers a utility has in a state, by class. Either one class in each record ({@code eiaid, utility_name,
 * state, customer_class, customer_count}), or the EIA's form 861, whose records have a column for each: in one header
 * ({@code Utility Number, Utility Name, State, Residential Customers, Commercial Customers, …}) or in the three lines of
 * the EIA's own table. A utility has many records in a state, which are summed up.
 */
final class CustomerCounts implements Importer {
    private static final String GROUPED = "utility characteristics";
    private static final int MOST_COUNTS = 200_000;

    /** The EIA's numbers for what belongs to no utility. */
    private static final Set<String> NO_UTILITIES = Set.of("0", "88888", "99999");

    private static final Map<String, CustomerClass> CLASSES = Map.of(
            "residential", CustomerClass.RESIDENTIAL,
            "commercial", CustomerClass.GENERAL,
            "industrial", CustomerClass.GENERAL,
            "transportation", CustomerClass.SPECIAL_USE);

    private static final String WRITE = """
            with written as (
              insert into lse_customers as c (lse_id, state, customer_class, customer_count)
              select lse_id, state, customer_class, customer_count
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb))
                as r (code varchar, state varchar, customer_class varchar, customer_count bigint)
              join lse using (code)
              where lse.country = 'US'
              on conflict (lse_id, state, customer_class) do update set customer_count = excluded.customer_count
              where c.customer_count is distinct from excluded.customer_count
              returning old.lse_id is null as is_new)
            select count(*) filter (where is_new), count(*) filter (where not is_new) from written""";

    private record Key(String code, String state, CustomerClass customerClass) {}

    private final Map<Key, Long> counts = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    @Override
    public void read(ImportFile file, ImportRun run) throws IOException {
        try (InputStream text = file.open()) {
            var table = new CsvTable(text);
            if (table.columns().get(0).equals(GROUPED)) {
                table.groupedHeader();
            }
            var columns = new Columns(table);
            while (table.next()) {
                run.record(table.line(), null, () -> {
                    add(table, columns);
                    return null;
                });
            }
        }
        counts.forEach((key, count) -> run.write(Map.of(
                "code", key.code(),
                "entity", names.get(key.code()),
                "state", key.state(),
                "customer_class", key.customerClass(),
                "customer_count", count)));
    }

    private void add(CsvTable table, Columns columns) {
        table.checkWidth();
        String code = Values.eiaId("eiaid", table.get(columns.code));
        if (NO_UTILITIES.contains(code)) {
            throw new BadRecord("is about no utility");
        }
        String name = Values.text("utility_name", table.get(columns.name));
        String state = ZipUtilities.state(table.get(columns.state));
        columns.counts(table).forEach((customerClass, count) -> {
            counts.merge(new Key(code, state, customerClass), count, Long::sum);
            names.putIfAbsent(code, name);
        });
        if (counts.size() > MOST_COUNTS) {
            throw new BadFile("The file has too many utilities.");
        }
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, String batch) {
        return Entities.add(session, Entities.UNITED_STATES, batch)
                .chain(() -> session.createNativeQuery(WRITE, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult())
                .map(Written::of);
    }

    /** What the columns are called. */
    private static final class Columns {
        private final String code;
        private final String name;
        private final String state;
        private final Map<String, CustomerClass> ofClasses = new LinkedHashMap<>();

        Columns(CsvTable table) {
            code = first(table, List.of("eiaid", "utility number", "utility_number", GROUPED + " utility number"));
            name = first(table, List.of("utility_name", "utility name", GROUPED + " utility name"));
            state = first(table, List.of("state", GROUPED + " state"));
            CLASSES.forEach((className, customerClass) -> List.of("", " customers", "_customers", " customers count")
                    .forEach(ending -> {
                        if (table.has(className + ending)) {
                            ofClasses.put(className + ending, customerClass);
                        }
                    }));
            if (ofClasses.isEmpty()) {
                table.require("customer_class", "customer_count");
            }
        }

        private static String first(CsvTable table, List<String> names) {
            return names.stream()
                    .filter(table::has)
                    .findFirst()
                    .orElseThrow(() -> new BadFile("The column " + names.get(0) + " is missing."));
        }

        /** What one record says. The EIA has a full stop where there is no number. */
        Map<CustomerClass, Long> counts(CsvTable table) {
            Map<CustomerClass, Long> counts = new EnumMap<>(CustomerClass.class);
            if (ofClasses.isEmpty()) {
                counts.put(
                        customerClass(table.get("customer_class")),
                        Values.whole("customer_count", table.get("customer_count")));
            }
            ofClasses.forEach((column, customerClass) -> {
                String text = table.get(column);
                if (text != null && !text.equals(".")) {
                    counts.merge(customerClass, Values.whole(column, text), Long::sum);
                }
            });
            return counts;
        }

        private static CustomerClass customerClass(String text) {
            if (text != null && CLASSES.containsKey(text.toLowerCase(Locale.ROOT))) {
                return CLASSES.get(text.toLowerCase(Locale.ROOT));
            }
            return CustomerClass.of(text).orElseThrow(() -> new BadRecord("customer_class is none"));
        }
    }
}
