package io.homewatt.account.imports;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** The load-serving entities that imported records are about. */
final class Entities {
    static final String UNITED_STATES = "US";
    static final String NEW_ZEALAND = "NZ";

    /** Sources write the same name in different ways: the first one stays. */
    private static final String ADD = """
            insert into lse (lse_id, code, country, name, ownership)
            select nextval('catalogue_id'), code, :country, entity, ownership
            from (select code, min(entity) as entity, min(ownership) as ownership
                  from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb))
                    as r (code varchar, entity varchar, ownership varchar)
                  group by code) as given
            where not exists (
              select from lse where lse.country = :country and lse.code = given.code
                and (lse.ownership is not null or given.ownership is null))
            on conflict (country, code) do update set ownership = excluded.ownership""";

    private Entities() {}

    /**
     * Adds those that are new.
     *
     * @param batch rows with {@code code}, {@code entity} (its name) and maybe {@code ownership}, as JSON
     */
    static Uni<Integer> add(Mutiny.Session session, String country, String batch) {
        return session.createNativeQuery(ADD)
                .setParameter("country", country)
                .setParameter("batch", batch)
                .executeUpdate();
    }
}
