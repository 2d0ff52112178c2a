package io.homewatt.account.catalogue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads chosen versions of tariffs, each with its share of customers on a day. */
@ApplicationScoped
class TariffRows {
    /**
     * Whether the version {@code t} is the one of its master tariff on the day {@code :on}: the latest, where several are.
     * Sources disagree on whether the last day of a version is also the first one of the next: it is the next one's.
     */
    static final String IN_EFFECT = inEffect("t");

    /**
     * A likelihood of 100 is kept for what was set by people. Where an entity has counts at all, a tariff without one has
     * no customers.
     */
    private static final String SHOWN = """
            , share as (
              select t.lse_id, t.service_type, t.customer_class, count(*) as tariffs, sum(n.customer_count) as customers
              from tariff t
              left join tariff_customers n using (master_tariff_id, customer_class)
              where (t.lse_id, t.service_type, t.customer_class) in
                  (select lse_id, service_type, customer_class from chosen)
                and t.tariff_type in ('DEFAULT', 'ALTERNATIVE')
                and %s
              group by t.lse_id, t.service_type, t.customer_class
            )
            select cast(jsonb_build_object(
              'tariffId', t.tariff_id,
              'masterTariffId', t.master_tariff_id,
              'tariffCode', t.tariff_code,
              'tariffName', t.tariff_name,
              'lseId', t.lse_id,
              'lseName', l.name,
              'serviceType', t.service_type,
              'tariffType', t.tariff_type,
              'customerClass', t.customer_class,
              'customerCount', n.customer_count,
              'customerLikelihood', case
                when t.tariff_type not in ('DEFAULT', 'ALTERNATIVE') or not %s then null
                when s.customers > 0 then least(99.99, round(100.0 * coalesce(n.customer_count, 0) / s.customers, 2))
                else least(99.99, round(100.0 / s.tariffs, 2)) end,
              'territoryId', t.shown_territory_id,
              'effectiveDate', t.effective_date,
              'endDate', t.end_date,
              'timeZone', t.time_zone,
              'billingPeriod', t.billing_period,
              'currency', t.currency,
              'chargeTypes', t.charge_types,
              'chargePeriod', t.charge_period,
              'hasTimeOfUseRates', t.has_time_of_use_rates,
              'hasTieredRates', t.has_tiered_rates,
              'hasNetMetering', t.has_net_metering,
              'isActive', t.is_active,
              'properties', case when :properties then t.properties end,
              'rates', case when :rates then t.rates end) as varchar)
            from chosen t
            join lse l using (lse_id)
            left join tariff_customers n using (master_tariff_id, customer_class)
            left join share s using (lse_id, service_type, customer_class)
            order by %s""";

    private final Rows rows;

    TariffRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * The chosen versions.
     *
     * @param chosen a {@code with} clause whose {@code chosen} has the columns of {@code tariff} and
     *     {@code shown_territory_id}
     * @param order by the columns of {@code chosen t} and {@code tariff_customers n}
     * @param parameters of {@code chosen}, of which {@code on} is the day in question
     */
    Uni<List<Tariff>> read(
            CatalogueReading reading, String chosen, String order, Map<String, ?> parameters, Populated populated) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("properties", populated.properties());
        all.put("rates", populated.rates());
        return rows.read(reading, Tariff.class, chosen + SHOWN.formatted(IN_EFFECT, IN_EFFECT, order), all);
    }

    private static String inEffect(String version) {
        String covers = """
                (%1$s.effective_date is null or %1$s.effective_date <= :on)
                and (%1$s.end_date is null or %1$s.end_date >= :on)""";
        return """
                (%2$s and not exists (
                  select from tariff later
                  where later.master_tariff_id = %1$s.master_tariff_id
                    and (coalesce(later.effective_date, '-infinity'), later.tariff_id)
                      > (coalesce(%1$s.effective_date, '-infinity'), %1$s.tariff_id)
                    and %3$s))""".formatted(version, covers.formatted(version), covers.formatted("later"));
    }

    /** What to show of tariffs that is large. */
    record Populated(boolean properties, boolean rates) {}
}
