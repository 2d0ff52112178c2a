package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.TariffRows.Populated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue knows about an account's tariffs. */
@ApplicationScoped
public class Catalogue {
    /** Entities by their customers of the class at the place; one that has several territories there has the fullest. */
    private static final String AVAILABLE = """
            with place as (
              select distinct on (r.lse_id) r.lse_id, r.territory_id, c.customer_count
              from territory_postcode p
              join territory r using (territory_id)
              left join lse_customers c on c.lse_id = r.lse_id and c.state = r.state and c.customer_class = :class
              where %1$s
              order by r.lse_id, c.customer_count desc nulls last, r.territory_id
            ), chosen as (
              select t.*, coalesce(t.territory_id, place.territory_id) as shown_territory_id,
                place.customer_count as customers_at_place
              from place
              join tariff t using (lse_id)
              where t.service_type = :service and t.customer_class = :class
                and t.tariff_type in ('DEFAULT', 'ALTERNATIVE')
                and (t.territory_id is null
                  or t.territory_id in (select p.territory_id from territory_postcode p where %1$s))
                and %2$s
            )""";

    private static final String LIKELIEST_FIRST = """
            t.customers_at_place desc nulls last, l.name, t.lse_id,
            coalesce(n.customer_count, 0) desc, t.tariff_type = 'DEFAULT' desc, t.tariff_name, t.tariff_id""";

    private static final String BY_MASTER_TARIFF_ID = """
            with chosen as (
              select t.*, t.territory_id as shown_territory_id
              from tariff t
              where t.master_tariff_id = :master
              order by %s desc, t.effective_date desc nulls last, t.tariff_id desc
              limit 1
            )""".formatted(TariffRows.IN_EFFECT);

    private final TariffRows rows;

    Catalogue(TariffRows rows) {
        this.rows = rows;
    }

    /**
     * The tariffs that customers at a place can have on a day, likeliest first: those of the entity with most customers of
     * the class in the place's state before others', and of each entity those with most customers first. Where nobody
     * counted, entities go by name, and {@code DEFAULT} before {@code ALTERNATIVE} with equal likelihoods. Extras and
     * riders are none of them. Rates and properties are left out, and {@code territoryId} is the one at the place.
     *
     * @param country its ISO 3166 code, or null for whatever country has the postcode
     * @param zip the postcode, or null: nothing is available nowhere
     */
    public Uni<List<Tariff>> available(
            CatalogueReading reading,
            String country,
            String zip,
            CustomerClass customerClass,
            String serviceType,
            LocalDate on) {
        Place place = Place.of(country, zip);
        if (place == null) {
            return Uni.createFrom().item(List.of());
        }
        Map<String, Object> parameters = new HashMap<>(place.parameters());
        parameters.put("class", customerClass.name());
        parameters.put("service", serviceType);
        parameters.put("on", on);
        String chosen = AVAILABLE.formatted(place.condition(), TariffRows.IN_EFFECT);
        return rows.read(reading, chosen, LIKELIEST_FIRST, parameters, new Populated(false, false));
    }

    /** The version of a master tariff that is in effect on a day, else the latest, with all there is; null if it is unknown. */
    public Uni<Tariff> byMasterTariffId(CatalogueReading reading, long masterTariffId, LocalDate on) {
        return byMasterTariffId(reading, masterTariffId, on, new Populated(true, true));
    }

    Uni<Tariff> byMasterTariffId(CatalogueReading reading, long masterTariffId, LocalDate on, Populated populated) {
        Map<String, Object> parameters = Map.of("master", masterTariffId, "on", on);
        return rows.read(reading, BY_MASTER_TARIFF_ID, "t.tariff_id", parameters, populated)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }
}
