package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The reads of one local day in their places, cleaned: of several reads of an interval the one that holds, without
 * estimated, negative and absurd ones and without zero-runs, for those are mostly gaps that somebody filled. Nothing is
 * interpolated.
 *
 * <p>The interval's length is that of most of the day's reads (by time); the others have no place. It divides an hour.
 */
public final class DayReads {
    static final int HOUR = 3600;

    private static final int ZERO_RUN = 2 * HOUR;
    /** No home draws more than 100 kW: three phases of 63 A are 43. */
    private static final long ABSURD_WATTS = 100_000;

    static final long UNUSABLE = -1;

    private final LocalDate date;
    private final int seconds;
    private final long[] energy;
    private final boolean[] dark;
    private final int eligible;
    private final int usable;
    private final long coveredSeconds;
    private final long total;

    /** @param energy of the day's intervals, {@link #UNUSABLE} where there is no good read */
    DayReads(LocalDate date, int seconds, long[] energy, long dayBegin, Site site) {
        this.date = date;
        this.seconds = seconds;
        this.energy = energy;
        this.dark = new boolean[energy.length];
        Daylight daylight = site.injects() ? Daylight.of(date, site) : null;
        int eligible = 0;
        for (int i = 0; i < energy.length; i++) {
            long begin = dayBegin + (long) i * seconds;
            dark[i] = daylight == null || daylight.darkThrough(begin, begin + seconds);
            eligible += dark[i] ? 1 : 0;
        }
        this.eligible = eligible;
        dropZeroRuns();
        int usable = 0;
        int covered = 0;
        long total = 0;
        for (int i = 0; i < energy.length; i++) {
            if (isRead(i)) {
                total += energy[i];
                covered++;
                usable += dark[i] ? 1 : 0;
            }
        }
        this.usable = usable;
        this.coveredSeconds = (long) covered * seconds;
        this.total = total;
    }

    /** The reads of a day in any order; those that begin on other days are passed over. */
    public static DayReads of(LocalDate date, Site site, Iterable<IntervalRead> reads) {
        var places = new DayPlaces(date, site);
        for (IntervalRead read : reads) {
            if (read.begin().getNano() == 0) {
                places.offer(
                        read.begin().getEpochSecond(),
                        read.seconds(),
                        read.milliwattHours(),
                        read.estimated(),
                        read.issued().toEpochMilli());
            }
        }
        return places.read();
    }

    /** Whether a read is one that somebody measured, and no home is too small for. */
    static boolean isSound(int seconds, long milliwattHours, boolean estimated) {
        return !estimated && milliwattHours >= 0 && milliwattHours <= ABSURD_WATTS * 1000 * seconds / HOUR;
    }

    /** Zeros at midnight count as a long run, since what was before or comes after is not at hand. */
    private void dropZeroRuns() {
        int begin = 0;
        for (int i = 0; i <= energy.length; i++) {
            if (i == energy.length || energy[i] != 0 || !dark[i]) {
                if (begin == 0 || i == energy.length || (i - begin) * seconds >= ZERO_RUN) {
                    Arrays.fill(energy, begin, i, UNUSABLE);
                }
                begin = i + 1;
            }
        }
    }

    public LocalDate date() {
        return date;
    }

    /** The interval's length in seconds; 0 if the day has no reads. */
    public int seconds() {
        return seconds;
    }

    /** How many intervals the day has. */
    public int size() {
        return energy.length;
    }

    /** Whether an interval has a good read and, with an injection channel, lies in darkness. */
    public boolean isUsable(int interval) {
        // What the panels hide counts as used, and says nothing of the load.
        return dark[interval] && isRead(interval);
    }

    /** Whether an interval has a good read. */
    public boolean isRead(int interval) {
        return energy[interval] != UNUSABLE;
    }

    /** In mWh; only of intervals with a good read. */
    public long energy(int interval) {
        return energy[interval];
    }

    /** A mean power in W. */
    public double watts(long milliwattHours, int intervals) {
        return milliwattHours * (HOUR / 1000.0) / ((long) intervals * seconds);
    }

    int eligible() {
        return eligible;
    }

    int usable() {
        return usable;
    }

    long coveredSeconds() {
        return coveredSeconds;
    }

    long total() {
        return total;
    }
}
