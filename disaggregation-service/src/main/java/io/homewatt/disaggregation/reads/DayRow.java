package io.homewatt.disaggregation.reads;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;

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

    /** The order of the table's key, in which all writers take rows. */
    static final Comparator<DayRow> BY_KEY = Comparator.comparing(DayRow::organisation)
            .thenComparing(DayRow::source)
            .thenComparing(DayRow::day)
            .thenComparing(DayRow::channel)
            .thenComparingInt(DayRow::seconds)
            .thenComparingInt(DayRow::phase);

    /** When the interval of a place begins, in seconds since 1970. */
    public long begin(int place) {
        return day.toEpochDay() * DayRows.DAY + phase + (long) place * seconds;
    }

    /** Whether the read of a place is an estimate. */
    public boolean isEstimated(int place) {
        return estimated[estimated.length == 1 ? 0 : place];
    }

    /** When the read of a place was stated, in ms since 1970. */
    public long issued(int place) {
        return issued[issued.length == 1 ? 0 : place];
    }

    /**
     * Both rows' reads, of each place the one that holds: stated later, or at one time the actual one, and then the lower.
     * So rows may be merged in any order and repeatedly. The database merges alike: {@code merge_reads}.
     *
     * @param other a row with the same key
     */
    DayRow merge(DayRow other) {
        int[] energy = new int[this.energy.length];
        boolean[] estimated = new boolean[energy.length];
        long[] issued = new long[energy.length];
        for (int i = 0; i < energy.length; i++) {
            DayRow holding = other.holds(i, this) ? other : this;
            energy[i] = holding.energy[i];
            if (energy[i] != GAP) {
                estimated[i] = holding.isEstimated(i);
                issued[i] = holding.issued(i);
            }
        }
        return of(organisation, source, day, channel, seconds, phase, energy, estimated, issued);
    }

    private boolean holds(int place, DayRow other) {
        if (energy[place] == GAP || other.energy[place] == GAP) {
            return other.energy[place] == GAP;
        }
        if (issued(place) != other.issued(place)) {
            return issued(place) > other.issued(place);
        }
        return holds(energy[place], isEstimated(place), other.energy[place], other.isEstimated(place));
    }

    /** Of two reads that were stated at one time, whether the first holds. */
    static boolean holds(int energy, boolean estimated, int otherEnergy, boolean otherEstimated) {
        return estimated == otherEstimated ? energy < otherEnergy : otherEstimated;
    }

    /** A row with one element for all places where they agree, so that the same reads are the same row. */
    static DayRow of(
            String organisation,
            String source,
            LocalDate day,
            Channel channel,
            int seconds,
            int phase,
            int[] energy,
            boolean[] estimated,
            long[] issued) {
        int first = -1;
        boolean oneEstimated = true;
        boolean oneIssued = true;
        for (int i = 0; i < energy.length; i++) {
            if (energy[i] != GAP) {
                first = first < 0 ? i : first;
                oneEstimated &= estimated[i] == estimated[first];
                oneIssued &= issued[i] == issued[first];
            }
        }
        return new DayRow(
                organisation,
                source,
                day,
                channel,
                seconds,
                phase,
                energy,
                oneEstimated ? new boolean[] {first >= 0 && estimated[first]} : estimated,
                oneIssued ? new long[] {first < 0 ? 0 : issued[first]} : issued);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayRow row
                && BY_KEY.compare(this, row) == 0
                && Arrays.equals(energy, row.energy)
                && Arrays.equals(estimated, row.estimated)
                && Arrays.equals(issued, row.issued);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + day.hashCode()) + Arrays.hashCode(energy);
    }
}
