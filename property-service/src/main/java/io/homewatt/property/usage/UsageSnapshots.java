package io.homewatt.property.usage;

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

/** Which usage snapshots each property has. */
@ApplicationScoped
public class UsageSnapshots {
    /** The snapshots of several properties, in the order of their types; a property without any is left out. */
    public Uni<Map<UUID, List<UsageSnapshot>>> of(
            Mutiny.Session session, String organisation, Collection<UUID> properties) {
        return session.createNativeQuery("""
                        select property_id, snapshot_id, type from usage_snapshot
                        where org_id = :org and property_id in (:properties) order by type""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("properties", properties)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("property_id", UUID.class),
                                Collectors.mapping(
                                        row -> new UsageSnapshot(
                                                row.get("snapshot_id", String.class), row.get("type", String.class)),
                                        Collectors.toList()))));
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
