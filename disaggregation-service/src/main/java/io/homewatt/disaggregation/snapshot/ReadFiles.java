package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.meterfile.Context;
import io.homewatt.disaggregation.meterfile.FileReport;
import io.homewatt.disaggregation.meterfile.MeterFiles;
import io.homewatt.disaggregation.meterfile.RefusedFile;
import io.homewatt.disaggregation.meterfile.Tally;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.DayRows;
import io.homewatt.disaggregation.reads.ReadBatch;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the files of uploads, away from the event loops. */
@ApplicationScoped
class ReadFiles {
    /** No more than these are read at once, for each takes up to 200 MB when it is as large as can be. */
    private static final int READERS = 2;

    private final WorkerExecutor readers;

    ReadFiles(Vertx vertx) {
        this.readers = vertx.createSharedWorkerExecutor("meter-files", READERS);
    }

    @PreDestroy
    void close() {
        readers.closeAndForget();
    }

    /** What the files of an upload are: their reads, what is to be said of them, and by which they are known again. */
    record Content(ReadBatch reads, SnapshotReport report, List<String> digests) {}

    /**
     * Reads files to their ends.
     *
     * @param snapshot under whose id the reads will be
     * @param zone of local times in tables
     * @return fails with a {@link Problem} when one of them is refused
     */
    Uni<Content> read(String organisation, UUID snapshot, String icp, ZoneId zone, Instant now, List<Path> files) {
        return readers.executeBlocking(
                () -> {
                    var rows = new DayRows(organisation, snapshot.toString(), now.toEpochMilli());
                    List<FileView> views = new ArrayList<>();
                    List<String> digests = new ArrayList<>();
                    long left = Context.MOST_READS;
                    for (int i = 0; i < files.size(); i++) {
                        var context = new Context(zone, Optional.of(icp), now, (int) left);
                        FileReport report = read(field(i, files.size()), files.get(i), context, rows, digests);
                        views.add(FileView.of(report));
                        left = Math.max(0, left - report.intervals() - report.leftOut());
                    }
                    return content(rows.rows(), views, digests);
                },
                false);
    }

    private static String field(int place, int of) {
        return of == 1 ? SnapshotResource.FILE : SnapshotResource.FILE + "[" + place + "]";
    }

    private static FileReport read(String field, Path file, Context context, DayRows rows, List<String> digests)
            throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest))) {
            FileReport report = MeterFiles.read(in, context, rows);
            // What is behind the end of a gzip file is the file's, too.
            in.transferTo(OutputStream.nullOutputStream());
            digests.add(HexFormat.of().formatHex(digest.digest()));
            return report;
        } catch (RefusedFile e) {
            throw SnapshotProblem.of(field, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Content content(List<DayRow> rows, List<FileView> files, List<String> digests) {
        var tally = new Tally();
        OrderedReads.handOn(rows, tally);
        return new Content(ReadBatch.of(rows), SnapshotReport.of(tally, files), digests);
    }
}
