package io.homewatt.disaggregation.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.disaggregation.household.Properties;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.Reads;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.ProblemType;
import io.homewatt.platform.rest.Success;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Shows snapshots to those who may see their property. */
@ApplicationScoped
class FindSnapshot {
    private final Properties properties;
    private final Transactions transactions;
    private final Snapshots snapshots;
    private final Reads reads;
    private final ObjectMapper json;
    private final Vertx vertx;

    FindSnapshot(
            Properties properties,
            Transactions transactions,
            Snapshots snapshots,
            Reads reads,
            ObjectMapper json,
            Vertx vertx) {
        this.properties = properties;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.reads = reads;
        this.json = json;
        this.vertx = vertx;
    }

    Uni<Success<List<SnapshotView>>> page(Caller caller, UUID property, Page page) {
        return transactions
                .read(session -> snapshots.customerOf(session, caller.organisation(), property))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(SnapshotProblem.PROPERTY_NOT_FOUND))
                .chain(customer -> requireSeen(caller, customer, property, SnapshotProblem.PROPERTY_NOT_FOUND))
                .chain(() ->
                        transactions.read(session -> snapshots.page(session, caller.organisation(), property, page)))
                .map(found -> page.answer(found, Snapshot::id, SnapshotView::of));
    }

    /** The whole answer with the snapshot's series, as JSON: it may be megabytes, which an event loop shouldn't write. */
    Uni<byte[]> withSeries(Caller caller, UUID id) {
        return transactions
                .read(session -> snapshots.byId(session, caller.organisation(), id))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(SnapshotProblem.SNAPSHOT_NOT_FOUND))
                .call(snapshot -> requireSeen(
                        caller, snapshot.customerId(), snapshot.propertyId(), SnapshotProblem.SNAPSHOT_NOT_FOUND))
                .chain(snapshot -> rows(caller, snapshot)
                        .chain(rows -> vertx.executeBlocking(() -> answer(snapshot, rows), false)));
    }

    private Uni<Void> requireSeen(Caller caller, UUID customer, UUID property, ProblemType otherwise) {
        return properties
                .seenBy(caller, customer, property)
                .chain(seen -> seen.isPresent()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new Problem(otherwise)));
    }

    private Uni<List<DayRow>> rows(Caller caller, Snapshot snapshot) {
        return transactions.read(session -> reads.of(
                session,
                caller.organisation(),
                List.of(snapshot.source()),
                day(snapshot.report().from()),
                day(snapshot.report().to()).plusDays(1)));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private byte[] answer(Snapshot snapshot, List<DayRow> rows) throws JsonProcessingException {
        var halfHours = new HalfHours(ZoneId.of(snapshot.report().timeZone()));
        OrderedReads.handOn(rows, halfHours);
        return json.writeValueAsBytes(Success.of(SnapshotView.of(snapshot, halfHours.series())));
    }
}
