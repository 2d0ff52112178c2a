package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.ReadSink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the clean series of reads that come in the order of time: shorter intervals are summed to half hours, which are
 * gaps if any part is missing; others are kept as they are. Nothing is interpolated.
 */
final class HalfHours implements ReadSink {
    private static final int HALF_HOUR = 1_800;

    private final class Series {
        private final List<ChannelSeries.Interval> intervals = new ArrayList<>();
        private long end = Long.MIN_VALUE;

        /** The half hour that is being summed. */
        private long begin;

        private int covered;
        private long energy;
        private boolean estimated;

        void take(long at, int seconds, long milliwattHours, boolean estimate) {
            boolean summed = HALF_HOUR % seconds == 0 && Math.floorMod(at, (long) seconds) == 0;
            long halfHour = at - Math.floorMod(at, (long) HALF_HOUR);
            if (covered > 0 && (!summed || halfHour != begin)) {
                close();
            }
            if (!summed) {
                add(at, seconds, milliwattHours, estimate);
                return;
            }
            begin = halfHour;
            covered += seconds;
            energy += milliwattHours;
            estimated |= estimate;
            if (covered == HALF_HOUR) {
                close();
            }
        }

        void close() {
            if (covered == HALF_HOUR) {
                add(begin, HALF_HOUR, energy, estimated);
            } else if (covered > 0) {
                addGaps(begin, HALF_HOUR);
                addGap(Math.max(begin, end), begin + HALF_HOUR);
            }
            covered = 0;
            energy = 0;
            estimated = false;
        }

        private void add(long at, int seconds, long milliwattHours, boolean estimate) {
            addGaps(at, seconds);
            intervals.add(
                    new ChannelSeries.Interval(time(at), seconds, Energies.kilowattHours(milliwattHours), estimate));
            end = at + seconds;
        }

        /** Of this length and no shorter than half an hour, up to here. */
        private void addGaps(long to, int seconds) {
            if (end == Long.MIN_VALUE) {
                return;
            }
            long length = Math.max(seconds, HALF_HOUR);
            while (end < to) {
                addGap(end, Math.min(to, end + length));
            }
        }

        private void addGap(long from, long to) {
            if (to > from) {
                intervals.add(new ChannelSeries.Interval(time(from), to - from, null, false));
                end = to;
            }
        }
    }

    private final ZoneId zone;
    private final Map<Channel, Series> channels = new EnumMap<>(Channel.class);

    HalfHours(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void take(Channel channel, long begin, int seconds, long milliwattHours, boolean estimated) {
        channels.computeIfAbsent(channel, none -> new Series()).take(begin, seconds, milliwattHours, estimated);
    }

    List<ChannelSeries> series() {
        List<ChannelSeries> made = new ArrayList<>();
        channels.forEach((channel, series) -> {
            series.close();
            made.add(new ChannelSeries(channel.name().toLowerCase(Locale.ROOT), series.intervals));
        });
        return made;
    }

    private String time(long second) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochSecond(second).atZone(zone));
    }
}
