package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The load-serving entities of the catalogue, by name. */
@ApplicationScoped
class Suppliers {
    private static final String SELECT = """
            select cast(jsonb_build_object(
              'lseId', l.lse_id,
              'name', l.name,
              'code', l.code,
              'country', l.country,
              'ownership', l.ownership,
              'totalCustomers', (select sum(customer_count) from lse_customers where lse_id = l.lse_id)) as varchar)
            from lse l
            where\s""";

    private final Rows rows;

    Suppliers(Rows rows) {
        this.rows = rows;
    }

    /** The entity, or null. */
    Uni<LoadServingEntity> byId(long lseId) {
        return rows.read(LoadServingEntity.class, SELECT + "l.lse_id = :id", Map.of("id", lseId))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    Uni<Long> count(Filter filter) {
        Conditions conditions = conditions(filter);
        return rows.count("from lse l where " + conditions.sql(), conditions.parameters());
    }

    Uni<List<LoadServingEntity>> page(Filter filter, Window window) {
        Conditions conditions = conditions(filter).with(Map.of("start", window.start(), "count", window.count()));
        String sql = SELECT + conditions.sql() + " order by l.name, l.lse_id offset :start limit :count";
        return rows.read(LoadServingEntity.class, sql, conditions.parameters());
    }

    private static Conditions conditions(Filter filter) {
        var conditions = new Conditions()
                .and("l.country = :country", "country", filter.country())
                .and("position(lower(:search) in lower(l.name)) > 0", "search", filter.search());
        if (filter.place() != null) {
            conditions
                    .and("""
                            l.lse_id in (
                              select r.lse_id from territory_postcode p join territory r using (territory_id)
                              where %s)""".formatted(filter.place().condition()))
                    .with(filter.place().parameters());
        }
        return conditions;
    }

    /**
     * Which entities to show; a member that is null leaves nothing out.
     *
     * @param place where they supply
     * @param search part of the name, in whatever case
     */
    record Filter(Place place, String country, String search) {}
}
