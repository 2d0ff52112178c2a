package io.homewatt.benchmark.seed;

import java.util.HexFormat;
import java.util.UUID;

/** The ids of seeded rows, by their number: UUIDs of version 7 from 1996, so that they lie before all others. */
public final class Ids {
    private static final long HIGH = 0x00be4c0000007000L;
    private static final long LOW = 0x8000000000000000L;

    private Ids() {}

    /** @param number from 1 */
    public static UUID of(long number) {
        return new UUID(HIGH, LOW | number);
    }

    /** As the APIs of customers and properties write it. */
    public static String of(String prefix, long number) {
        HexFormat hex = HexFormat.of();
        return prefix + "_" + hex.toHexDigits(HIGH) + hex.toHexDigits(LOW | number);
    }

    /** The number of an id; 0 for one that was not seeded. */
    static long number(UUID id) {
        return id.getMostSignificantBits() == HIGH ? id.getLeastSignificantBits() & ~LOW : 0;
    }
}
