package io.homewatt.disaggregation.reads;

import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Takes reads in that came together: one transaction and one statement. */
@ApplicationScoped
class TakeReads {
    private final Transactions transactions;
    private final Partitions partitions;
    private final Reads reads;
    private final Vertx vertx;

    TakeReads(Transactions transactions, Partitions partitions, Reads reads, Vertx vertx) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.reads = reads;
        this.vertx = vertx;
    }

    /** Rows may come again: merging is repeatable, so that an inbox, which is a row an event, is not needed. */
    Uni<Void> take(Collection<List<DayRow>> rows) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(
                                () -> ReadBatch.of(
                                        rows.stream().flatMap(List::stream).toList()),
                                false)
                        .toCompletionStage())
                .chain(batch -> partitions
                        .make(Partitions.Table.READ_DAY, batch.months())
                        .chain(() -> transactions.write(session -> reads.put(session, batch))))
                .replaceWithVoid();
    }
}
