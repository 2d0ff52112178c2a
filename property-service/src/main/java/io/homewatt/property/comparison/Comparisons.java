package io.homewatt.property.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which comparisons were made for each property. */
@ApplicationScoped
public class Comparisons {
    /** The ids of several properties' comparisons, oldest first; a property without any is left out. */
    public Uni<Map<UUID, List<String>>> of(Mutiny.Session session, String organisation, Collection<UUID> properties) {
        return session.createNativeQuery("""
                        select property_id, saga_id from comparison
                        where org_id = :org and property_id in (:properties) order by attached_at, saga_id""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("properties", properties)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("property_id", UUID.class),
                                Collectors.mapping(row -> row.get("saga_id", String.class), Collectors.toList()))));
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
