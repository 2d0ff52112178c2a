package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.ReadSink;
import java.util.EnumMap;
import java.util.Map;

/** Counts reads on their way, which come in the order of time for each channel. */
public final class Tally implements ReadSink {
    private static final class Line {
        private long last;
        private long milliwattHours;
    }

    private final Map<Channel, Line> lines = new EnumMap<>(Channel.class);
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long intervals;
    private long gaps;
    private long estimates;

    @Override
    public void take(Channel channel, long begin, int seconds, long milliwattHours, boolean estimated) {
        Line line = lines.get(channel);
        if (line == null) {
            line = new Line();
            lines.put(channel, line);
        } else if (begin > line.last) {
            // As many intervals of this length as would fill it.
            gaps += (begin - line.last + seconds - 1) / seconds;
        }
        line.last = Math.max(line.last, begin + seconds);
        line.milliwattHours += milliwattHours;
        from = Math.min(from, begin);
        to = Math.max(to, begin + seconds);
        intervals++;
        if (estimated) {
            estimates++;
        }
    }

    /** When the first interval begins, in seconds since 1970; of no meaning when there is none. */
    public long from() {
        return from;
    }

    /** When the last interval ends, in seconds since 1970; of no meaning when there is none. */
    public long to() {
        return to;
    }

    public long intervals() {
        return intervals;
    }

    /** How many intervals are missing between a channel's first and last. */
    public long gaps() {
        return gaps;
    }

    public long estimates() {
        return estimates;
    }

    /** The sum of each channel that there is, in mWh. */
    public Map<Channel, Long> energy() {
        Map<Channel, Long> energy = new EnumMap<>(Channel.class);
        lines.forEach((channel, line) -> energy.put(channel, line.milliwattHours));
        return energy;
    }
}
