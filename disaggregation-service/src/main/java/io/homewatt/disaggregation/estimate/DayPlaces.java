package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Gathers the reads of one local day, from one or several senders, and keeps of those of one interval the one that holds.
 * It makes no object of a read, for there are many.
 */
public final class DayPlaces {
    private static final int SHORTEST = 60;

    private final LocalDate date;
    private final Site site;
    private final long begin;
    private final long end;

    /** By the interval's length in minutes; hardly ever there is more than one. */
    private final Places[] lengths = new Places[DayReads.HOUR / SHORTEST + 1];

    /** The day's intervals of one length. */
    private static final class Places {
        private final long[] energy;
        private final boolean[] estimated;
        private final long[] issued;
        private int read;

        Places(int count) {
            energy = new long[count];
            estimated = new boolean[count];
            issued = new long[count];
            Arrays.fill(issued, Long.MIN_VALUE);
        }

        void offer(int place, long milliwattHours, boolean isEstimate, long issuedMillis) {
            boolean first = issued[place] == Long.MIN_VALUE;
            if (first
                    || IntervalRead.holds(
                            issuedMillis, isEstimate, milliwattHours, issued[place], estimated[place], energy[place])) {
                energy[place] = milliwattHours;
                estimated[place] = isEstimate;
                issued[place] = issuedMillis;
                read += first ? 1 : 0;
            }
        }

        long[] sound(int seconds) {
            for (int i = 0; i < energy.length; i++) {
                if (issued[i] == Long.MIN_VALUE || !DayReads.isSound(seconds, energy[i], estimated[i])) {
                    energy[i] = DayReads.UNUSABLE;
                }
            }
            return energy;
        }
    }

    public DayPlaces(LocalDate date, Site site) {
        this.date = date;
        this.site = site;
        this.begin = date.atStartOfDay(site.zone()).toEpochSecond();
        this.end = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond();
    }

    /** When the day begins, in seconds since 1970. */
    public long begin() {
        return begin;
    }

    /** When it ends. */
    public long end() {
        return end;
    }

    /**
     * Takes a read; one that begins on another day, or that has no place in it, is passed over.
     *
     * @param second when the interval begins, in seconds since 1970
     * @param seconds its length
     * @param issued when it was stated, in ms since 1970
     */
    public void offer(long second, int seconds, long milliwattHours, boolean estimated, long issued) {
        if (second < begin
                || second >= end
                || DayReads.HOUR % seconds != 0
                || seconds % SHORTEST != 0
                || (second - begin) % seconds != 0) {
            return;
        }
        int minutes = seconds / SHORTEST;
        // 46, 48 or 50 half-hours, as the clock has it.
        Places places = lengths[minutes];
        if (places == null) {
            places = new Places((int) ((end - begin) / seconds));
            lengths[minutes] = places;
        }
        int place = (int) ((second - begin) / seconds);
        if (place < places.energy.length) {
            places.offer(place, milliwattHours, estimated, issued);
        }
    }

    /** The day, when all its reads were offered. */
    public DayReads read() {
        int minutes = 0;
        int most = 0;
        for (int i = 1; i < lengths.length; i++) {
            if (lengths[i] != null && lengths[i].read * i > most) {
                most = lengths[i].read * i;
                minutes = i;
            }
        }
        int seconds = minutes * SHORTEST;
        return new DayReads(date, seconds, minutes == 0 ? new long[0] : lengths[minutes].sound(seconds), begin, site);
    }
}
