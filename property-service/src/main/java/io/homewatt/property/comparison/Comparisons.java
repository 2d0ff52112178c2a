package io.homewatt.property.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which comparisons were made for each property. */
@ApplicationScoped
public class Comparisons {
    /** The ids of a property's comparisons, oldest first. */
    public Uni<List<String>> of(Mutiny.Session session, String organisation, UUID property) {
        return session.createNativeQuery("""
                        select saga_id from comparison
                        where org_id = :org and property_id = :property order by attached_at, saga_id""", String.class)
                .setParameter("org", organisation)
                .setParameter("property", property)
                .getResultList();
    }

    /** Attaches a comparison; whether it is new to the property. */
    public Uni<Boolean> add(
            Mutiny.Session session, String organisation, UUID property, Comparison comparison, Instant now) {
        return session.createNativeQuery("""
                        insert into comparison (org_id, property_id, saga_id, attached_at)
                        values (:org, :property, :saga, :now) on conflict (org_id, property_id, saga_id) do nothing""")
                .setParameter("org", organisation)
                .setParameter("property", property)
                .setParameter("saga", comparison.comparisonSagaId())
                .setParameter("now", now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
