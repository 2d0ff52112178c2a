package io.homewatt.account.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.homewatt.platform.outbox.Transactions;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * One import under way. Its file is read on a thread that waits, and what was read is written on event loops in batches,
 * each in a transaction with the progress. While one batch is being written, the next is read, and no more than that.
 */
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int ROWS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 4_000_000;
    private static final int SKIPPED_KEPT = 1_000;
    private static final int LOG_EVERY = 10_000;
    private static final long SIGN_OF_LIFE = Duration.ofSeconds(20).toNanos();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID id;
    private final Importer importer;
    private final Imports imports;
    private final Transactions transactions;

    private final StringBuilder batch = new StringBuilder();
    private int rows;
    private Batch inFlight = Batch.NONE;
    private long lastSign = System.nanoTime();

    private long read;
    private long added;
    private long changed;
    private long unchanged;
    private long skippedCount;
    private final List<SkippedRecord> skipped = new ArrayList<>();

    /** Rows that are being written. */
    private record Batch(int rows, CompletableFuture<Written> written) {
        private static final Batch NONE = new Batch(0, CompletableFuture.completedFuture(new Written(0, 0, List.of())));
    }

    ImportRun(UUID id, Importer importer, Imports imports, Transactions transactions) {
        this.id = id;
        this.importer = importer;
        this.imports = imports;
        this.transactions = transactions;
    }

    /**
     * One record of the file.
     *
     * @param label what its source calls it, or null
     * @param row what is written of it, of JSON; null for nothing; {@link BadRecord} when it can't be
     */
    void record(long line, String label, Supplier<?> row) {
        read++;
        try {
            Object value = row.get();
            if (value != null) {
                write(value);
            }
        } catch (BadRecord e) {
            skip(new SkippedRecord(line, label, e.getMessage()));
        }
        if (read % LOG_EVERY == 0) {
            LOG.infof("Import %s: %d records read, %d left out", id, read, skippedCount);
        }
        tellAlive();
    }

    /** One row more, besides those of {@link #record}. */
    void write(Object row) {
        batch.append(rows == 0 ? '[' : ',').append(json(row));
        rows++;
        if (rows == ROWS_AT_ONCE || batch.length() > CHARACTERS_AT_ONCE) {
            flush();
        }
    }

    /** Others take an import for dead when it is silent for long. */
    void tellAlive() {
        if (System.nanoTime() - lastSign > SIGN_OF_LIFE) {
            lastSign = System.nanoTime();
            Progress now = progress();
            ask(session -> imports.progress(session, now));
        }
    }

    /** Waits for an answer of the database. */
    <T> T ask(Function<Mutiny.Session, Uni<T>> question) {
        settle();
        return join(onEventLoop(() -> transactions.write(question)));
    }

    /** Writes what is left, and waits for it. */
    void finish() {
        flush();
        settle();
    }

    /**
     * Says that it has ended.
     *
     * @param failure why it ended early, or null
     */
    void end(String failure) {
        ImportStatus status = failure == null ? ImportStatus.COMPLETED : ImportStatus.FAILED;
        Progress last = progress();
        ask(session -> imports.progress(session, last).chain(() -> imports.end(session, id, status, failure)));
    }

    @Override
    public String toString() {
        return "%d records read; %d rows added, %d changed, %d unchanged; %d left out"
                .formatted(read, added, changed, unchanged, skippedCount);
    }

    /** How far it has got. */
    Progress progress() {
        settle();
        return new Progress(id, read, added, changed, unchanged, skippedCount, json(skipped));
    }

    String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void flush() {
        if (rows == 0) {
            return;
        }
        Progress before = progress();
        int count = rows;
        String full = batch.append(']').toString();
        batch.setLength(0);
        rows = 0;
        lastSign = System.nanoTime();
        inFlight = new Batch(
                count,
                onEventLoop(() -> transactions.write(session -> importer.write(session, full)
                        .call(written -> imports.progress(session, before.plus(count, written))))));
    }

    private void settle() {
        Batch done = inFlight;
        inFlight = Batch.NONE;
        Written written = join(done.written());
        added += written.added();
        changed += written.changed();
        unchanged += written.unchanged(done.rows());
        written.refused().forEach(this::skip);
    }

    private void skip(SkippedRecord record) {
        skippedCount++;
        if (skipped.size() < SKIPPED_KEPT) {
            skipped.add(record);
        }
    }

    /** Reactive sessions live on event loops, each in a context of its own. */
    private static <T> CompletableFuture<T> onEventLoop(Supplier<Uni<T>> work) {
        var done = new CompletableFuture<T>();
        VertxContextSupport.subscribe(
                () -> work.get().toMulti(),
                result -> result.with(done::complete, done::completeExceptionally, () -> done.complete(null)));
        return done;
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
