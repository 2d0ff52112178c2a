package io.homewatt.account.imports;

import java.util.UUID;

/**
 * How far an import has got.
 *
 * @param read records of the file
 * @param added rows of the catalogue, as are the next two
 * @param skipped the first of those that were left out, as JSON
 */
record Progress(UUID id, long read, long added, long changed, long unchanged, long skippedCount, String skipped) {
    /** After a batch of so many rows. */
    Progress plus(int rows, Written written) {
        return new Progress(
                id,
                read,
                added + written.added(),
                changed + written.changed(),
                unchanged + written.unchanged(rows),
                skippedCount,
                skipped);
    }
}
