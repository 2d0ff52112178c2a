package io.homewatt.disaggregation.reads;

import java.time.LocalDate;

/**
 * The reads of a UTC day from one source, of one channel and of one interval length, in their places.
 *
 * @param source where they come from: a utility's account or an upload
 * @param seconds the length of an interval, which divides the day
 * @param phase by how many seconds intervals begin later than the day's multiples of their length
 * @param energy in mWh, {@link #GAP} where nothing was read; {@code 86400 / seconds} places
 * @param estimated whether somebody made the read up: for each place, or one for all
 * @param issued when the read was stated, in ms since 1970: for each place, or one for all
 */
public record DayRow(
        String organisation,
        String source,
        LocalDate day,
        Channel channel,
        int seconds,
        int phase,
        int[] energy,
        boolean[] estimated,
        long[] issued) {
    /** No read. */
    public static final int GAP = Integer.MIN_VALUE;

    /** When the interval of a place begins, in seconds since 1970. */
    public long begin(int place) {
        return day.toEpochDay() * 86_400 + phase + (long) place * seconds;
    }

    /** Whether the read of a place is an estimate. */
    public boolean isEstimated(int place) {
        return estimated[estimated.length == 1 ? 0 : place];
    }

    /** When the read of a place was stated, in ms since 1970. */
    public long issued(int place) {
        return issued[issued.length == 1 ? 0 : place];
    }
}
