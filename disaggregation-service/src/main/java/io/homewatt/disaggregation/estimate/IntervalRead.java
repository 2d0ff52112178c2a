package io.homewatt.disaggregation.estimate;

import java.time.Instant;
import java.util.Objects;

/**
 * What a meter's extraction channel counted in one interval.
 *
 * @param begin when the interval begins
 * @param seconds its length
 * @param milliwattHours the energy; integers, so that no sum depends on its order. May be negative or absurd as
 *     delivered: such reads are left out
 * @param estimated whether somebody made it up, for the meter could not be read
 * @param issued when the sender stated it: of several reads of one interval the one stated last holds, to the
 *     millisecond
 */
public record IntervalRead(Instant begin, int seconds, long milliwattHours, boolean estimated, Instant issued) {
    public IntervalRead {
        Objects.requireNonNull(begin);
        Objects.requireNonNull(issued);
        if (seconds <= 0) {
            throw new IllegalArgumentException("An interval has a length");
        }
    }

    /**
     * Whether a read of an interval holds against another. Stated at one time, an actual read holds, and then the lower
     * one, so that the order of delivery never matters.
     *
     * @param issued when it was stated, in ms since 1970
     */
    public static boolean holds(
            long issued,
            boolean estimated,
            long milliwattHours,
            long otherIssued,
            boolean otherEstimated,
            long otherMilliwattHours) {
        if (issued != otherIssued) {
            return issued > otherIssued;
        }
        return estimated != otherEstimated ? otherEstimated : milliwattHours < otherMilliwattHours;
    }
}
