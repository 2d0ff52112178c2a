package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What a month needs of one local day: a small row, made anew when the day's reads change.
 *
 * @param watts the day's always-on load; none if its reads don't allow to tell
 * @param eligible how many intervals could tell of the load: all, or with an injection channel those in darkness
 * @param valid how many of those have a good read
 * @param milliwattHours the energy of all good reads
 * @param coveredSeconds the time that the good reads cover
 */
public record DaySummary(
        LocalDate date, OptionalDouble watts, int eligible, int valid, long milliwattHours, long coveredSeconds) {
    /** The share of its eligible intervals that a day must have, in percent. */
    private static final int ENOUGH = 80;

    public static DaySummary of(DayReads day, Method method) {
        return new DaySummary(
                day.date(), method.ofDay(day), day.eligible(), day.usable(), day.total(), day.coveredSeconds());
    }

    /** Whether the day counts for its month. */
    public boolean counts() {
        return watts.isPresent() && 100L * valid >= (long) ENOUGH * eligible;
    }
}
