package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tariffs from the Utility Rate Database. The file is read twice: first for which tariffs replace which, whose order is
 * any, and then for all else.
 */
final class UrdbTariffs implements Importer {
    private static final int LABELS_AT_ONCE = 5_000;

    private static final String KNOWN = """
            select source_id, tariff_id, master_tariff_id from tariff
            where source_id in (select jsonb_array_elements_text(cast(cast(:labels as varchar) as jsonb)))""";

    private static final String FRESH_IDS = "select nextval('catalogue_id') from generate_series(1, :count)";

    private static final String WRITE_TARIFFS = """
            with written as (
              insert into tariff as t (
                tariff_id, source_id, master_tariff_id, lse_id, tariff_code, tariff_name, service_type, tariff_type,
                customer_class, effective_date, end_date, billing_period, currency, charge_types, charge_period,
                has_time_of_use_rates, has_tiered_rates, has_net_metering, is_active, properties, rates)
              select tariff_id, source_id, master_tariff_id, lse_id, tariff_code, tariff_name, 'ELECTRICITY',
                tariff_type, customer_class, effective_date, end_date, 'MONTHLY', 'USD', charge_types, 'MONTHLY',
                has_time_of_use_rates, has_tiered_rates, has_net_metering, true, '{}', rates
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb)) as r (
                tariff_id bigint, source_id varchar, master_tariff_id bigint, code varchar, tariff_code varchar,
                tariff_name varchar, tariff_type varchar, customer_class varchar, effective_date date, end_date date,
                charge_types varchar, has_time_of_use_rates boolean, has_tiered_rates boolean,
                has_net_metering boolean, rates jsonb)
              join lse using (code)
              where lse.country = 'US'
              on conflict (source_id) do update set
                master_tariff_id = excluded.master_tariff_id, lse_id = excluded.lse_id,
                tariff_code = excluded.tariff_code, tariff_name = excluded.tariff_name,
                tariff_type = excluded.tariff_type, customer_class = excluded.customer_class,
                effective_date = excluded.effective_date, end_date = excluded.end_date,
                charge_types = excluded.charge_types, has_time_of_use_rates = excluded.has_time_of_use_rates,
                has_tiered_rates = excluded.has_tiered_rates, has_net_metering = excluded.has_net_metering,
                rates = excluded.rates
              where (t.master_tariff_id, t.lse_id, t.tariff_code, t.tariff_name, t.tariff_type, t.customer_class,
                     t.effective_date, t.end_date, t.charge_types, t.has_time_of_use_rates, t.has_tiered_rates,
                     t.has_net_metering, t.rates)
                is distinct from (
                     excluded.master_tariff_id, excluded.lse_id, excluded.tariff_code, excluded.tariff_name,
                     excluded.tariff_type, excluded.customer_class, excluded.effective_date, excluded.end_date,
                     excluded.charge_types, excluded.has_time_of_use_rates, excluded.has_tiered_rates,
                     excluded.has_net_metering, excluded.rates)
              returning old.tariff_id is null as is_new)
            select count(*) filter (where is_new), count(*) filter (where not is_new) from written""";

    private final UrdbSource source;
    private final Lineage lineage = new Lineage();

    UrdbTariffs(UrdbSource source) {
        this.source = source;
    }

    @Override
    public void read(ImportFile file, ImportRun run) throws IOException {
        try (InputStream text = file.open()) {
            source.read(text, (line, label, supersedes, rate) -> {
                if (label != null) {
                    lineage.add(label, supersedes);
                }
                run.tellAlive();
            });
        }
        Map<String, Lineage.Ids> ids = ids(run);
        Set<String> seen = new HashSet<>();
        try (InputStream text = file.open()) {
            source.read(
                    text,
                    (line, label, supersedes, rate) -> run.record(line, label, () -> {
                        if (label == null) {
                            throw new BadRecord("label is missing, or is none");
                        }
                        if (!seen.add(label)) {
                            throw new BadRecord("is in the file twice");
                        }
                        Lineage.Ids own = ids.get(label);
                        if (own == null) {
                            throw new BadRecord("supersedes itself, by way of others");
                        }
                        ObjectNode row = UrdbTariff.of(label, rate.get());
                        return row.put("tariff_id", own.tariffId()).put("master_tariff_id", own.masterTariffId());
                    }));
        }
    }

    private Map<String, Lineage.Ids> ids(ImportRun run) {
        List<String> labels = new ArrayList<>(lineage.labels());
        for (int from = 0; from < labels.size(); from += LABELS_AT_ONCE) {
            List<String> some = labels.subList(from, Math.min(labels.size(), from + LABELS_AT_ONCE));
            for (Object[] row : run.ask(session -> session.createNativeQuery(KNOWN, Object[].class)
                    .setParameter("labels", run.json(some))
                    .getResultList())) {
                lineage.know((String) row[0], new Lineage.Ids(number(row[1]), number(row[2])));
            }
        }
        Iterator<Long> fresh = run.ask(session -> session.createNativeQuery(FRESH_IDS, Long.class)
                        .setParameter("count", lineage.unknown())
                        .getResultList())
                .iterator();
        return lineage.ids(fresh::next);
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, String batch) {
        return Entities.add(session, Entities.UNITED_STATES, batch)
                .chain(() -> session.createNativeQuery(WRITE_TARIFFS, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult())
                .map(Written::of);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
