package io.homewatt.account.imports;

import java.util.List;

/**
 * What became of a batch; the rest of it was in the catalogue already.
 *
 * @param refused what couldn't be written, because it belongs to nothing in the catalogue
 */
record Written(long added, long changed, List<SkippedRecord> refused) {
    /** @param rows how many rows there were */
    long unchanged(int rows) {
        return rows - added - changed - refused.size();
    }

    /** @param row two numbers: how many were added, and how many changed */
    static Written of(Object[] row) {
        return new Written(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), List.of());
    }

    Written refusing(List<SkippedRecord> records) {
        return new Written(added, changed, records);
    }
}
