package io.homewatt.property;

import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The properties of an organisation's customers. */
@ApplicationScoped
class Properties {
    /**
     * The keys that are given. Subselects of arrays the planner takes for ten, whatever they are, and keeps its plan; for some
     * dozens of keys it would read a whole table of some thousand properties.
     */
    private static final String GIVEN = """
            select * from unnest((select cast(:organisations as varchar[])), (select cast(:ids as uuid[])))""";

    /** The property, if it is this customer's, locked until the transaction ends, or null. */
    Uni<Property> locked(Mutiny.Session session, Property.Key key, UUID customer) {
        return session.find(Property.class, key, LockMode.PESSIMISTIC_WRITE)
                .map(property -> property != null && property.customerId.equals(customer) ? property : null);
    }

    /** Those that are there, locked until the transaction ends, in the order of their keys, so that nobody waits in a circle. */
    Uni<List<Property>> locked(Mutiny.Session session, List<Property.Key> keys) {
        return session.createNativeQuery("""
                        select p.* from property p
                        where (p.org_id, p.id) in (""" + GIVEN + """
                        ) order by p.org_id, p.id for no key update of p""", Property.class)
                .setParameter("organisations", organisations(keys))
                .setParameter("ids", ids(keys))
                .getResultList();
    }

    /** As {@link #locked}, or fails with {@link PropertyProblem#PROPERTY_NOT_FOUND}. */
    Uni<Property> toChange(Mutiny.Session session, Property.Key key, UUID customer) {
        return locked(session, key, customer)
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(PropertyProblem.PROPERTY_NOT_FOUND));
    }

    /** Removes a locked property; only that it was there is kept. */
    Uni<Void> remove(Mutiny.Session session, Property property) {
        return session.createNativeQuery("""
                        insert into removed_property (org_id, id, customer_id, removed_at)
                        values (:org, :id, :customer, :now)""")
                .setParameter("org", property.key.organisation())
                .setParameter("id", property.key.id())
                .setParameter("customer", property.customerId)
                .setParameter("now", property.updatedAt)
                .executeUpdate()
                .chain(() -> session.remove(property));
    }

    /** Whether the customer had the property once. */
    Uni<Boolean> wasRemoved(Mutiny.Session session, Property.Key key, UUID customer) {
        return session.createNativeQuery("""
                        select count(*) from removed_property
                        where org_id = :org and id = :id and customer_id = :customer""", Long.class)
                .setParameter("org", key.organisation())
                .setParameter("id", key.id())
                .setParameter("customer", customer)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** How many of the properties any customer had once. */
    Uni<Long> countRemoved(Mutiny.Session session, List<Property.Key> keys) {
        return session.createNativeQuery("""
                        select count(*) from removed_property
                        where (org_id, id) in (""" + GIVEN + ")", Long.class)
                .setParameter("organisations", organisations(keys))
                .setParameter("ids", ids(keys))
                .getSingleResult();
    }

    /**
     * Those that were checked longest ago, before a moment, and are worth checking again, locked until the transaction
     * ends. What others have locked, and what belongs to closed accounts, is left out.
     */
    Uni<List<Property>> lastCheckedBefore(Mutiny.Session session, Instant moment, int limit) {
        return session.createNativeQuery("""
                        select p.* from property p
                        where p.verification_status <> 'PENDING'
                          and (p.lifecycle = 'VERIFIED' or p.rejection_reason = 'not_found')
                          and p.checked_at < :moment
                          and not exists (
                            select from known_customer c
                            where c.org_id = p.org_id and c.id = p.customer_id and c.lifecycle = 'inactive')
                        order by p.checked_at limit :limit for no key update of p skip locked""", Property.class)
                .setParameter("moment", moment)
                .setParameter("limit", limit)
                .getResultList();
    }

    private static String[] organisations(List<Property.Key> keys) {
        return keys.stream().map(Property.Key::organisation).toArray(String[]::new);
    }

    private static UUID[] ids(List<Property.Key> keys) {
        return keys.stream().map(Property.Key::id).toArray(UUID[]::new);
    }
}
