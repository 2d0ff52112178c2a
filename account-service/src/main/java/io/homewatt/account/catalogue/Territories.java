package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The territories of the catalogue, by their ids. */
@ApplicationScoped
class Territories {
    private static final String SELECT = """
            select cast(jsonb_build_object(
              'territoryId', r.territory_id,
              'territoryName', r.name,
              'lseId', r.lse_id,
              'lseName', l.name,
              'state', r.state,
              'itemTypes', r.item_types,
              'items', case when :items then (
                select coalesce(jsonb_agg(
                  jsonb_build_object('itemType', 'ZIPCODE', 'country', p.country, 'value', p.postcode)
                  order by p.country, p.postcode), '[]')
                from territory_postcode p where p.territory_id = r.territory_id) end) as varchar)
            from territory r
            join lse l using (lse_id)
            where\s""";

    private final Rows rows;

    Territories(Rows rows) {
        this.rows = rows;
    }

    /** The territory, or null. */
    Uni<Territory> byId(long territoryId, boolean items) {
        Map<String, Object> parameters = Map.of("id", territoryId, "items", items);
        return rows.read(Territory.class, SELECT + "r.territory_id = :id", parameters)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    Uni<Long> count(Filter filter) {
        Conditions conditions = conditions(filter);
        String sql = "from territory r join lse l using (lse_id) where " + conditions.sql();
        return rows.count(sql, conditions.parameters());
    }

    /** Without items, of which a page could have a great many. */
    Uni<List<Territory>> page(Filter filter, Window window) {
        Conditions conditions = conditions(filter);
        var parameters = new HashMap<>(conditions.parameters());
        parameters.putAll(Map.of("items", false, "start", window.start(), "count", window.count()));
        String sql = SELECT + conditions.sql() + " order by r.territory_id offset :start limit :count";
        return rows.read(Territory.class, sql, parameters);
    }

    private static Conditions conditions(Filter filter) {
        var conditions = new Conditions()
                .and("r.lse_id = :lse", "lse", filter.lseId())
                .and("l.country = :country", "country", filter.country())
                .and("""
                        exists (
                          select from tariff t
                          where t.master_tariff_id = :master and t.lse_id = r.lse_id
                            and (t.territory_id is null or t.territory_id = r.territory_id))""", "master", filter.masterTariffId());
        if (filter.place() != null) {
            conditions
                    .and("r.territory_id in (select p.territory_id from territory_postcode p where %s)"
                            .formatted(filter.place().condition()))
                    .with(filter.place().parameters());
        }
        return conditions;
    }

    /**
     * Which territories to show; a member that is null leaves nothing out.
     *
     * @param place what they contain
     * @param masterTariffId what is offered there
     */
    record Filter(Long lseId, Place place, String country, Long masterTariffId) {}
}
