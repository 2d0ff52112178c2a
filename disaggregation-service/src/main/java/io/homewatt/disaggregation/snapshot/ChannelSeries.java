package io.homewatt.disaggregation.snapshot;

import java.math.BigDecimal;
import java.util.List;

/**
 * The clean series of a channel, without a hole.
 *
 * @param channel {@code extraction} or {@code injection}
 */
record ChannelSeries(String channel, List<Interval> intervals) {
    /**
     * An interval.
     *
     * @param start with the offset of the time zone
     * @param kwh null where nothing was read, or not all
     * @param estimated whether some of it was made up
     */
    record Interval(String start, long seconds, BigDecimal kwh, boolean estimated) {}
}
