package io.homewatt.local.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup is of, and what it consists of.
 *
 * @param format of the backup; another program than this one may know another
 * @param begun when it was begun, UTC: what was accepted before is in it
 * @param ended when it was whole, UTC
 * @param postgresql the server's version
 * @param position in the server's log, that a restored server comes to
 * @param schemas the version of each service's database
 * @param messages how many were in Kafka alone
 * @param files its files
 */
public record Manifest(
        int format,
        String begun,
        String ended,
        String postgresql,
        String position,
        Map<String, String> schemas,
        long messages,
        List<Entry> files) {

    /** @param sha256 of its content, in lower-case hexadecimal digits */
    public record Entry(String name, long bytes, String sha256) {}

    /** Its size. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }
}
