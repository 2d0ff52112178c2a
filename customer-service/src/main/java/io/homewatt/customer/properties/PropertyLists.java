package io.homewatt.customer.properties;

import io.homewatt.platform.outbox.Column;
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
                        .map(row -> listed(
                                row.get("property_id", UUID.class),
                                row.get("icp", String.class),
                                row.get("lifecycle", String.class)))
                        .toList());
    }

    /** A property as it is stored, as it is listed. */
    public static ListedProperty listed(UUID id, String icp, String lifecycle) {
        return new ListedProperty(PROPERTY.of(id), icp, lifecycle);
    }

    /**
     * Takes changes in, of each property the latest, unless a later one was taken in before. A removed property stays so,
     * whatever comes.
     */
    Uni<Void> put(Mutiny.Session session, List<ReceivedChange> changes) {
        return session.createNativeQuery("""
                        insert into customer_property as p (org_id, property_id, customer_id, icp, lifecycle, version, removed)
                        select distinct on (org_id, property_id) org_id, property_id, customer_id, icp, lifecycle, version,
                               bool_or(removed) over (partition by org_id, property_id)
                        from unnest(cast(:organisations as varchar[]), cast(:properties as uuid[]),
                                    cast(:customers as uuid[]), cast(:icps as varchar[]), cast(:lifecycles as varchar[]),
                                    cast(:versions as bigint[]), cast(:removed as boolean[]))
                          as n (org_id, property_id, customer_id, icp, lifecycle, version, removed)
                        order by org_id, property_id, version desc
                        on conflict (org_id, property_id) do update
                          set lifecycle = excluded.lifecycle, version = excluded.version,
                              removed = p.removed or excluded.removed
                          where p.version < excluded.version""")
                .setParameter("organisations", Column.of(changes, String[]::new, change -> change.event()
                        .organisation()))
                .setParameter("properties", Column.of(changes, UUID[]::new, ReceivedChange::property))
                .setParameter("customers", Column.of(changes, UUID[]::new, ReceivedChange::customer))
                .setParameter("icps", Column.of(changes, String[]::new, change -> change.change()
                        .icp()))
                .setParameter("lifecycles", Column.of(changes, String[]::new, change -> change.change()
                        .propertyLifecycle()))
                .setParameter("versions", Column.of(changes, Long[]::new, change -> change.event()
                        .aggregateVersion()))
                .setParameter("removed", Column.of(changes, Boolean[]::new, ReceivedChange::removed))
                .executeUpdate()
                .replaceWithVoid();
    }
}
