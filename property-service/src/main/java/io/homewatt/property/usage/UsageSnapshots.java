package io.homewatt.property.usage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which usage snapshots each property has. */
@ApplicationScoped
public class UsageSnapshots {
    /** The snapshots of a property, in the order of their types. */
    public Uni<List<UsageSnapshot>> of(Mutiny.Session session, String organisation, UUID property) {
        return session.createNativeQuery("""
                        select snapshot_id, type from usage_snapshot
                        where org_id = :org and property_id = :property order by type""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("property", property)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row ->
                                new UsageSnapshot(row.get("snapshot_id", String.class), row.get("type", String.class)))
                        .toList());
    }

    /** Attaches a snapshot in place of the one of its type; whether that changed anything. */
    public Uni<Boolean> put(
            Mutiny.Session session, String organisation, UUID property, UsageSnapshot snapshot, Instant now) {
        return session.createNativeQuery("""
                        insert into usage_snapshot as s (org_id, property_id, type, snapshot_id, attached_at)
                        values (:org, :property, :type, :snapshot, :now)
                        on conflict (org_id, property_id, type) do update
                          set snapshot_id = excluded.snapshot_id, attached_at = excluded.attached_at
                          where s.snapshot_id <> excluded.snapshot_id""")
                .setParameter("org", organisation)
                .setParameter("property", property)
                .setParameter("type", snapshot.usageSnapshotType())
                .setParameter("snapshot", snapshot.usageSnapshotId())
                .setParameter("now", now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}
