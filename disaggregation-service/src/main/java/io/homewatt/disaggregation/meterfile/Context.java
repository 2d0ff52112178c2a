package io.homewatt.disaggregation.meterfile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a file doesn't say of itself.
 *
 * @param zone of local times in a table; the other formats have their own
 * @param icp the connection point whose reads are wanted, in upper case; without one, files that name several are refused
 * @param now reads may begin up to a day later
 * @param mostReads how many reads the file may have, those that are left out among them
 */
public record Context(ZoneId zone, Optional<String> icp, Instant now, int mostReads) {
    /** As many as an upload may have: a year of minutes, twice. */
    public static final int MOST_READS = 1_000_000;

    public Context(ZoneId zone, Optional<String> icp, Instant now) {
        this(zone, icp, now, MOST_READS);
    }
}
