package io.homewatt.disaggregation.meterfile;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a wall clock. In the hour that comes twice in autumn, a register's first occurrence of a time in the file is
 * daylight time and the next is standard time.
 */
final class WallClock {
    /** Longer intervals begin and end on the clock, shorter ones have their length whatever the clock does meanwhile. */
    private static final Duration SHORT = Duration.ofHours(3);

    private record Time(Object register, LocalDateTime time) {}

    private final ZoneRules rules;
    private final Set<Time> seen = new HashSet<>();

    WallClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /**
     * The instant of a register's next read.
     *
     * @throws LineFault when the clock skips this time in spring
     */
    long instant(Object register, LocalDateTime time) {
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw LineFault.leftOut("the clock skips this time");
        }
        boolean again = offsets.size() > 1 && !seen.add(new Time(register, time));
        return time.toEpochSecond(offsets.get(again ? 1 : 0));
    }

    /**
     * How long an interval is, in seconds, whose ends are given by the clock. Around a change, files write the end as the
     * clock shows it or as it would have shown it: the shortest that makes sense is meant.
     *
     * @param instant of the begin
     * @return 0 or less when the end is not after the begin
     */
    long seconds(LocalDateTime begin, long instant, LocalDateTime end) {
        long onClock = Duration.between(begin, end).toSeconds();
        long shortest = onClock <= SHORT.toSeconds() ? onClock : Long.MAX_VALUE;
        List<ZoneOffset> offsets = rules.getValidOffsets(end);
        for (ZoneOffset offset : offsets) {
            long between = end.toEpochSecond(offset) - instant;
            if (between > 0 && (shortest <= 0 || between < shortest)) {
                shortest = between;
            }
        }
        return shortest == Long.MAX_VALUE ? onClock : shortest;
    }
}
