package io.homewatt.disaggregation.estimate;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a meter's extraction channel counted in one interval.
 *
 * @param begin when the interval begins
 * @param seconds its length
 * @param milliwattHours the energy; integers, so that no sum depends on its order. May be negative or absurd as
 *     delivered: such reads are left out
 * @param estimated whether somebody made it up, for the meter could not be read
 * @param issued when the sender stated it: of several reads of one interval the one stated last holds
 */
public record IntervalRead(Instant begin, int seconds, long milliwattHours, boolean estimated, Instant issued) {
    private static final Comparator<IntervalRead> STRENGTH = Comparator.comparing(IntervalRead::issued)
            .thenComparing(read -> !read.estimated)
            .thenComparing(
                    Comparator.comparingLong(IntervalRead::milliwattHours).reversed());

    public IntervalRead {
        Objects.requireNonNull(begin);
        Objects.requireNonNull(issued);
        if (seconds <= 0) {
            throw new IllegalArgumentException("An interval has a length");
        }
    }

    /**
     * Whether this read of an interval holds against another. Stated at one time, an actual read holds, and then the lower
     * one, so that the order of delivery never matters.
     */
    boolean holdsAgainst(IntervalRead other) {
        return STRENGTH.compare(this, other) > 0;
    }
}
