package io.homewatt.disaggregation.reads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the reads of one source that were stated at one time into rows of UTC days. Of several reads of one interval an
 * actual one holds, and then the lower, so that their order never matters. One thread at a time.
 */
public final class DayRows implements ReadSink {
    /** A UTC day, in seconds. */
    static final int DAY = 86_400;

    /** The shortest interval, in seconds. */
    public static final int SHORTEST = 60;

    /** The largest energy of an interval, in mWh, in either direction: 1 MWh. */
    public static final long LARGEST = 1_000_000_000;

    /** The earliest begin of an interval, in seconds since 1970: the year 2000. */
    public static final long EARLIEST = 946_684_800;

    private record Key(long day, Channel channel, int seconds, int phase) {}

    private static final class Places {
        private final Key key;
        private final int[] energy;
        /** Made when the first read comes that is not as the ones before. */
        private boolean[] each;

        private boolean all;

        Places(Key key, boolean estimated) {
            this.key = key;
            energy = new int[DAY / key.seconds];
            Arrays.fill(energy, DayRow.GAP);
            all = estimated;
        }

        void put(int place, int milliwattHours, boolean estimated) {
            if (energy[place] != DayRow.GAP
                    && !DayRow.holds(milliwattHours, estimated, energy[place], each == null ? all : each[place])) {
                return;
            }
            if (each == null && estimated != all) {
                each = new boolean[energy.length];
                for (int i = 0; i < each.length; i++) {
                    each[i] = all && energy[i] != DayRow.GAP;
                }
            }
            if (each != null) {
                each[place] = estimated;
            }
            energy[place] = milliwattHours;
        }
    }

    private final String organisation;
    private final String source;
    private final long issuedMillis;
    private final Map<Key, Places> rows = new HashMap<>();
    private Places last;

    /**
     * @param source a utility's account or an upload
     * @param issuedMillis when the reads were stated, in ms since 1970
     */
    public DayRows(String organisation, String source, long issuedMillis) {
        this.organisation = organisation;
        this.source = source;
        this.issuedMillis = issuedMillis;
    }

    /** Whether intervals can have this length: a minute to a day, of which it is a part. */
    public static boolean isInterval(long seconds) {
        return seconds >= SHORTEST && seconds <= DAY && DAY % seconds == 0;
    }

    /** @throws IllegalArgumentException when the length is no interval's, or the energy is over {@link #LARGEST} */
    @Override
    public void take(Channel channel, long begin, int seconds, long milliwattHours, boolean estimated) {
        if (!isInterval(seconds) || Math.abs(milliwattHours) > LARGEST) {
            throw new IllegalArgumentException("An interval of another length, or of too much energy");
        }
        int second = (int) Math.floorMod(begin, (long) DAY);
        places(Math.floorDiv(begin, (long) DAY), channel, seconds, second % seconds, estimated)
                .put(second / seconds, (int) milliwattHours, estimated);
    }

    private Places places(long day, Channel channel, int seconds, int phase, boolean estimated) {
        // Reads mostly come in the order of time.
        if (last == null
                || last.key.day != day
                || last.key.channel != channel
                || last.key.seconds != seconds
                || last.key.phase != phase) {
            last = rows.computeIfAbsent(new Key(day, channel, seconds, phase), key -> new Places(key, estimated));
        }
        return last;
    }

    /** The rows, in no order; none is without a read. */
    public List<DayRow> rows() {
        List<DayRow> made = new ArrayList<>(rows.size());
        long[] issued = {issuedMillis};
        rows.values().forEach(places -> made.add(row(places, issued)));
        return made;
    }

    private DayRow row(Places places, long[] issued) {
        LocalDate day = LocalDate.ofEpochDay(places.key.day);
        Key key = places.key;
        if (places.each == null) {
            return new DayRow(
                    organisation,
                    source,
                    day,
                    key.channel,
                    key.seconds,
                    key.phase,
                    places.energy,
                    new boolean[] {places.all},
                    issued);
        }
        long[] same = new long[places.energy.length];
        Arrays.fill(same, issuedMillis);
        return DayRow.of(
                organisation, source, day, key.channel, key.seconds, key.phase, places.energy, places.each, same);
    }
}
