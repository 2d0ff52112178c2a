package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.TariffRows.Populated;
import io.homewatt.account.envelope.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tariffs of the catalogue, in the order of their master tariffs, the latest version first. */
@ApplicationScoped
class Tariffs {
    private static final String ORDER = "t.master_tariff_id, t.effective_date desc nulls last, t.tariff_id desc";

    private final Rows rows;
    private final TariffRows tariffRows;
    private final CatalogueReading reading;

    Tariffs(Rows rows, TariffRows tariffRows, CatalogueReading reading) {
        this.rows = rows;
        this.tariffRows = tariffRows;
        this.reading = reading;
    }

    Uni<Long> count(TariffFilter filter) {
        Conditions conditions = conditions(filter);
        if (filter.on() != null) {
            conditions.with(Map.of("on", filter.on()));
        }
        return rows.count("from tariff t where " + conditions.sql(), conditions.parameters());
    }

    /** @param today the day for customers' shares when the filter has none */
    Uni<List<Tariff>> page(TariffFilter filter, LocalDate today, Populated populated, Window window) {
        Conditions conditions = conditions(filter)
                .with(Map.of(
                        "on", filter.on() == null ? today : filter.on(),
                        "start", window.start(),
                        "count", window.count()));
        String chosen = """
                with chosen as (
                  select t.*, %s as shown_territory_id
                  from tariff t
                  where %s
                  order by %s
                  offset :start limit :count
                )""".formatted(shownTerritory(filter.place()), conditions.sql(), ORDER);
        return tariffRows.read(reading, chosen, ORDER, conditions.parameters(), populated);
    }

    private static Conditions conditions(TariffFilter filter) {
        var conditions = new Conditions()
                .and("t.master_tariff_id = :master", "master", filter.masterTariffId())
                .and("t.lse_id = :lse", "lse", filter.lseId())
                .and("t.customer_class = any (:classes)", "classes", names(filter.customerClasses()))
                .and("t.service_type = any (:services)", "services", names(filter.serviceTypes()))
                .and("t.tariff_type = any (:types)", "types", names(filter.tariffTypes()))
                .and("""
                        (position(lower(:search) in lower(t.tariff_name)) > 0
                          or position(lower(:search) in lower(t.tariff_code)) > 0)""", "search", filter.search());
        if (filter.on() != null) {
            conditions.and(TariffRows.IN_EFFECT);
        }
        if (filter.place() == null) {
            return conditions.and(
                    "t.lse_id in (select lse_id from lse where lse.country = :country)", "country", filter.country());
        }
        return conditions
                .and("""
                        t.lse_id in (
                          select r.lse_id from territory_postcode p join territory r using (territory_id) where %1$s)
                        and (t.territory_id is null
                          or t.territory_id in (select p.territory_id from territory_postcode p where %1$s))""".formatted(filter.place().condition()))
                .with(filter.place().parameters());
    }

    private static String[] names(Set<String> names) {
        return names == null ? null : names.toArray(String[]::new);
    }

    private static String shownTerritory(Place place) {
        return place == null ? "t.territory_id" : """
                coalesce(t.territory_id, (
                  select min(r.territory_id) from territory_postcode p join territory r using (territory_id)
                  where r.lse_id = t.lse_id and %s))""".formatted(place.condition());
    }
}
