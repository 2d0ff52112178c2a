package io.homewatt.account.imports;

/**
 * A record that was left out.
 *
 * @param line where it begins in the file, from 1
 * @param id what its source calls it, or null when that can't be told
 */
record SkippedRecord(long line, String id, String reason) {}
