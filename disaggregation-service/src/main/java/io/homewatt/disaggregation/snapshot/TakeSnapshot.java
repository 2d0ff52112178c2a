package io.homewatt.disaggregation.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.disaggregation.household.KnownProperty;
import io.homewatt.disaggregation.household.Properties;
import io.homewatt.disaggregation.household.PublicIds;
import io.homewatt.disaggregation.reads.Partitions;
import io.homewatt.disaggregation.reads.Reads;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes the meter files of a property as its usage, all of them or none. */
@ApplicationScoped
class TakeSnapshot {
    /** Of properties, which have an ICP, when no account tells it. */
    private static final ZoneId NEW_ZEALAND = ZoneId.of("Pacific/Auckland");

    private final Properties properties;
    private final Transactions transactions;
    private final Snapshots snapshots;
    private final ReadFiles readFiles;
    private final Partitions partitions;
    private final Reads reads;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    TakeSnapshot(
            Properties properties,
            Transactions transactions,
            Snapshots snapshots,
            ReadFiles readFiles,
            Partitions partitions,
            Reads reads,
            IdempotencyKeys keys,
            ObjectMapper json,
            Clock clock) {
        this.properties = properties;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.readFiles = readFiles;
        this.partitions = partitions;
        this.reads = reads;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** @param key what the sender calls the request, or null */
    Uni<SnapshotView> take(Caller caller, String key, Upload upload) {
        UUID id = ids.generate();
        Instant now = clock.instant();
        return properties
                .seenBy(caller, upload.customerId(), upload.propertyId())
                .map(property -> property.orElseThrow(() -> new Problem(SnapshotProblem.PROPERTY_NOT_FOUND)))
                .chain(property -> zone(caller, property)
                        .chain(zone ->
                                readFiles.read(caller.organisation(), id, property.icp(), zone, now, upload.files())))
                .call(content -> partitions.make(
                        Partitions.Table.READ_DAY, content.reads().months()))
                .chain(content -> {
                    var snapshot = new Snapshot(id, upload.customerId(), upload.propertyId(), now, content.report());
                    return transactions.write(session -> keys.once(
                            session,
                            request(caller, key, upload, content),
                            SnapshotView.class,
                            () -> store(session, caller.organisation(), snapshot, content)));
                });
    }

    private Uni<ZoneId> zone(Caller caller, KnownProperty property) {
        return transactions
                .read(session -> snapshots.zone(session, caller.organisation(), property.icp()))
                .map(zone -> zone.orElse(NEW_ZEALAND));
    }

    private IdempotentRequest request(Caller caller, String key, Upload upload, ReadFiles.Content content) {
        Map<String, Object> body = Map.of(
                "customer", PublicIds.CUSTOMER.of(upload.customerId()),
                "property", PublicIds.PROPERTY.of(upload.propertyId()),
                "files", content.digests());
        return IdempotentRequest.of(caller.organisation(), key, "POST " + SnapshotResource.PATH, body, json);
    }

    private Uni<SnapshotView> store(
            Mutiny.Session session, String organisation, Snapshot snapshot, ReadFiles.Content content) {
        return snapshots
                .add(session, organisation, snapshot)
                .chain(() -> reads.put(session, content.reads()))
                .replaceWith(() -> SnapshotView.of(snapshot));
    }
}
