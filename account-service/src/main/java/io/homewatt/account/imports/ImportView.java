package io.homewatt.account.imports;

import java.time.Instant;
import java.util.List;

/**
 * An import as the API shows it.
 *
 * @param finishedAt null while it runs
 * @param recordsRead how many records of the file were read so far, whatever became of them
 * @param unchanged how many were in the catalogue already, or say nothing that the catalogue keeps
 * @param skipped the first 1,000 records that were left out; null in lists
 * @param message why it failed, or null
 */
record ImportView(
        String importId,
        String format,
        ImportStatus status,
        Instant startedAt,
        Instant updatedAt,
        Instant finishedAt,
        long recordsRead,
        long added,
        long changed,
        long unchanged,
        long skippedCount,
        List<SkippedRecord> skipped,
        String message) {
    static final String TYPE = "CatalogueImport";
}
