package io.homewatt.disaggregation.household;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes in what an event says of a property, and has the figures made anew that its uploads are or were a part of. */
@ApplicationScoped
class TakeProperty {
    private final Figures figures;

    TakeProperty(Figures figures) {
        this.figures = figures;
    }

    private record Known(String icp, boolean removed, long version) {}

    /**
     * Does nothing if a later change was taken in before.
     *
     * @param removed whether the property is no more; it stays so, whatever comes
     */
    Uni<Void> take(Mutiny.Session session, String organisation, KnownProperty property, boolean removed, long version) {
        return known(session, organisation, property.id()).chain(known -> {
            if (known != null && (known.version >= version || known.removed)) {
                return Uni.createFrom().voidItem();
            }
            boolean matters = known == null || removed || !known.icp.equals(property.icp());
            List<String> icps = new ArrayList<>(List.of(property.icp()));
            if (known != null) {
                icps.add(known.icp);
            }
            return put(session, organisation, property, removed, version)
                    .chain(() -> matters
                            ? accountsFed(session, organisation, property.id(), icps)
                            : Uni.createFrom().item(List.<UUID>of()))
                    .chain(accounts -> figures.startOver(session, organisation, accounts));
        });
    }

    private static Uni<Known> known(Mutiny.Session session, String organisation, UUID id) {
        return session.createNativeQuery("""
                        select icp, removed, version from known_property
                        where org_id = :org and id = :id for update""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Known(
                                row.get("icp", String.class),
                                row.get("removed", Boolean.class),
                                row.get("version", Long.class)));
    }

    private static Uni<Integer> put(
            Mutiny.Session session, String organisation, KnownProperty property, boolean removed, long version) {
        return session.createNativeQuery("""
                        insert into known_property as p (org_id, id, customer_id, icp, removed, version)
                        values (:org, :id, :customer, :icp, :removed, :version)
                        on conflict (org_id, id) do update
                          set customer_id = excluded.customer_id, icp = excluded.icp, removed = excluded.removed,
                              version = excluded.version
                          where p.version < excluded.version""")
                .setParameter("org", organisation)
                .setParameter("id", property.id())
                .setParameter("customer", property.customerId())
                .setParameter("icp", property.icp())
                .setParameter("removed", removed)
                .setParameter("version", version)
                .executeUpdate();
    }

    /** The accounts with one of these ICPs, if the property has uploads; whoever sums them up is waited for. */
    private static Uni<List<UUID>> accountsFed(
            Mutiny.Session session, String organisation, UUID property, List<String> icps) {
        return session.createNativeQuery("""
                        select id from known_account
                        where org_id = :org and icp in (:icps) and not deleted
                          and exists (select from usage_snapshot s where s.org_id = :org and s.property_id = :property)
                        order by id for update""", UUID.class)
                .setParameter("org", organisation)
                .setParameter("icps", icps)
                .setParameter("property", property)
                .getResultList();
    }
}
