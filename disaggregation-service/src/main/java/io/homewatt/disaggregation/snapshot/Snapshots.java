package io.homewatt.disaggregation.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.rest.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The uploads of an organisation's households. */
@ApplicationScoped
class Snapshots {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMNS =
            "select id, customer_id, property_id, created_at, cast(report as varchar) as report from usage_snapshot ";

    private final ObjectMapper json;

    Snapshots(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> add(Mutiny.Session session, String organisation, Snapshot snapshot) {
        try {
            return session.createNativeQuery("""
                            insert into usage_snapshot (org_id, id, customer_id, property_id, created_at, report)
                            values (:org, :id, :customer, :property, :now, cast(cast(:report as varchar) as jsonb))""")
                    .setParameter("org", organisation)
                    .setParameter("id", snapshot.id())
                    .setParameter("customer", snapshot.customerId())
                    .setParameter("property", snapshot.propertyId())
                    .setParameter("now", snapshot.createdAt())
                    .setParameter("report", json.writeValueAsString(snapshot.report()))
                    .executeUpdate()
                    .replaceWithVoid();
        } catch (JsonProcessingException e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** The snapshot, or null. */
    Uni<Snapshot> byId(Mutiny.Session session, String organisation, UUID id) {
        return session.createNativeQuery(COLUMNS + "where org_id = :org and id = :id", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : snapshot(row));
    }

    /** Those of a property, in the order of their ids. */
    Uni<List<Snapshot>> page(Mutiny.Session session, String organisation, UUID property, Page page) {
        return session.createNativeQuery(
                        COLUMNS + "where org_id = :org and property_id = :property and id > :after order by id",
                        Tuple.class)
                .setParameter("org", organisation)
                .setParameter("property", property)
                .setParameter("after", page.after().orElse(BEFORE_ALL))
                .setMaxResults(page.rows())
                .getResultList()
                .map(rows -> rows.stream().map(this::snapshot).toList());
    }

    /** Whose a property is, as its events or its uploads tell; null when they don't. */
    Uni<UUID> customerOf(Mutiny.Session session, String organisation, UUID property) {
        return session.createNativeQuery("""
                        select customer_id from known_property where org_id = :org and id = :property
                        union all
                        select customer_id from usage_snapshot where org_id = :org and property_id = :property
                        limit 1""", UUID.class)
                .setParameter("org", organisation)
                .setParameter("property", property)
                .getSingleResultOrNull();
    }

    /** The zone of an account with this connection point, if one is known. */
    Uni<Optional<ZoneId>> zone(Mutiny.Session session, String organisation, String icp) {
        return session.createNativeQuery("""
                        select time_zone from known_account
                        where org_id = :org and icp = :icp and not deleted order by id limit 1""", String.class)
                .setParameter("org", organisation)
                .setParameter("icp", icp)
                .getSingleResultOrNull()
                // An account without a zone counts as one in UTC.
                .map(zone -> Optional.ofNullable(zone)
                        .filter(name -> !"UTC".equals(name))
                        .map(ZoneId::of));
    }

    private Snapshot snapshot(Tuple row) {
        return new Snapshot(
                row.get("id", UUID.class),
                row.get("customer_id", UUID.class),
                row.get("property_id", UUID.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                report(row.get("report", String.class)));
    }

    /** It may have been stored by a newer version, with members that this one doesn't know. */
    private SnapshotReport report(String report) {
        try {
            return json.readerFor(SnapshotReport.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored report can't be read", e);
        }
    }
}
