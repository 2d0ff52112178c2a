package io.homewatt.account.imports;

import io.homewatt.account.catalogue.CustomerClass;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** How many customers a master tariff has: {@code masterTariffId, customerClass, customerCount}. */
final class TariffCounts implements Importer {
    private static final int MOST_COUNTS = 2_000_000;

    private static final String UNKNOWN = """
            select line from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb)) as r (line bigint, master_tariff_id bigint)
            where not exists (select from tariff t where t.master_tariff_id = r.master_tariff_id)
            order by line""";

    private static final String WRITE = """
            with written as (
              insert into tariff_customers as c (master_tariff_id, customer_class, customer_count)
              select master_tariff_id, customer_class, customer_count
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb))
                as r (master_tariff_id bigint, customer_class varchar, customer_count bigint)
              where exists (select from tariff t where t.master_tariff_id = r.master_tariff_id)
              on conflict (master_tariff_id, customer_class) do update set customer_count = excluded.customer_count
              where c.customer_count is distinct from excluded.customer_count
              returning old.master_tariff_id is null as is_new)
            select count(*) filter (where is_new), count(*) filter (where not is_new) from written""";

    private record Key(long masterTariffId, CustomerClass customerClass) {}

    private final Set<Key> seen = new HashSet<>();

    @Override
    public void read(ImportFile file, ImportRun run) throws IOException {
        try (InputStream text = file.open()) {
            var table = new CsvTable(text);
            table.require("mastertariffid", "customerclass", "customercount");
            while (table.next()) {
                run.record(table.line(), Values.id(table.get("mastertariffid")), () -> row(table));
            }
        }
    }

    private Map<String, Object> row(CsvTable table) {
        table.checkWidth();
        long masterTariffId = Values.whole("masterTariffId", table.get("mastertariffid"));
        CustomerClass customerClass =
                CustomerClass.of(table.get("customerclass")).orElseThrow(() -> new BadRecord("customerClass is none"));
        long count = Values.whole("customerCount", table.get("customercount"));
        if (!seen.add(new Key(masterTariffId, customerClass))) {
            throw new BadRecord("is in the file twice");
        }
        if (seen.size() > MOST_COUNTS) {
            throw new BadFile("The file has too many tariffs.");
        }
        return Map.of(
                "line", table.line(),
                "master_tariff_id", masterTariffId,
                "customer_class", customerClass,
                "customer_count", count);
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, String batch) {
        return session.createNativeQuery(UNKNOWN, Long.class)
                .setParameter("batch", batch)
                .getResultList()
                .chain(lines -> session.createNativeQuery(WRITE, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult()
                        .map(row -> Written.of(row).refusing(refused(lines))));
    }

    private static List<SkippedRecord> refused(List<Long> lines) {
        return lines.stream()
                .map(line -> new SkippedRecord(line, null, "masterTariffId is that of no tariff"))
                .toList();
    }
}
