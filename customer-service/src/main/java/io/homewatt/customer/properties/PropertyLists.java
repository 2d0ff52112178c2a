package io.homewatt.customer.properties;

import io.homewatt.platform.rest.PublicId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which properties each customer has. */
@ApplicationScoped
public class PropertyLists {
    static final PublicId PROPERTY = new PublicId("property_");

    /** A customer's properties, oldest first. */
    public Uni<List<ListedProperty>> of(Mutiny.Session session, String organisation, UUID customer) {
        return session.createNativeQuery("""
                        select property_id, icp, lifecycle from customer_property
                        where org_id = :org and customer_id = :customer and not removed order by property_id""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("customer", customer)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new ListedProperty(
                                PROPERTY.of(row.get("property_id", UUID.class)),
                                row.get("icp", String.class),
                                row.get("lifecycle", String.class)))
                        .toList());
    }

    /**
     * Takes a change in, unless a later one was taken in before.
     *
     * @param removed whether the property is no more; it stays so, whatever comes
     */
    Uni<Void> put(
            Mutiny.Session session,
            String organisation,
            UUID property,
            UUID customer,
            PropertyChanged change,
            long version,
            boolean removed) {
        return session.createNativeQuery("""
                        insert into customer_property as p (org_id, property_id, customer_id, icp, lifecycle, version, removed)
                        values (:org, :property, :customer, :icp, :lifecycle, :version, :removed)
                        on conflict (org_id, property_id) do update
                          set lifecycle = excluded.lifecycle, version = excluded.version,
                              removed = p.removed or excluded.removed
                          where p.version < excluded.version""")
                .setParameter("org", organisation)
                .setParameter("property", property)
                .setParameter("customer", customer)
                .setParameter("icp", change.icp())
                .setParameter("lifecycle", change.propertyLifecycle())
                .setParameter("version", version)
                .setParameter("removed", removed)
                .executeUpdate()
                .replaceWithVoid();
    }
}
