package io.homewatt.disaggregation.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;

/** What can be said of a calendar month's always-on load. */
public sealed interface MonthEstimate {

    /**
     * The load.
     *
     * @param watts its power
     * @param kilowattHours its energy in the time that the reads cover, at most the total; three decimals
     * @param ratio its share of the total, 0–1; four decimals
     */
    record AlwaysOn(double watts, BigDecimal kilowattHours, BigDecimal ratio) implements MonthEstimate {}

    /** Nothing, and why. */
    enum None implements MonthEstimate {
        /** No good read at all. */
        NO_READS,
        /** Fewer than 20 days with enough reads. */
        TOO_FEW_DAYS,
        /** Less than half of the month is covered. */
        TOO_FEW_READS,
        /** The home took nothing from the grid. */
        NOTHING_USED
    }

    /** From the summaries of the month's days, in any order and at most one a day; those of other months don't count. */
    static MonthEstimate of(YearMonth month, ZoneId zone, Collection<DaySummary> days, Method method) {
        long total = 0;
        long covered = 0;
        double[] loads = days.stream()
                .filter(day -> YearMonth.from(day.date()).equals(month) && day.counts())
                .mapToDouble(day -> day.watts().orElseThrow())
                .sorted()
                .toArray();
        for (DaySummary day : days) {
            if (YearMonth.from(day.date()).equals(month)) {
                total += day.milliwattHours();
                covered += day.coveredSeconds();
            }
        }
        if (covered == 0) {
            return None.NO_READS;
        }
        if (loads.length < 20) {
            return None.TOO_FEW_DAYS;
        }
        if (2 * covered < length(month, zone)) {
            return None.TOO_FEW_READS;
        }
        if (total == 0) {
            return None.NOTHING_USED;
        }
        double watts = method.ofMonth(loads);
        BigDecimal all = BigDecimal.valueOf(total, 6);
        BigDecimal value = BigDecimal.valueOf(watts)
                .multiply(BigDecimal.valueOf(covered))
                .divide(BigDecimal.valueOf(1000L * DayReads.HOUR), 9, RoundingMode.HALF_UP)
                .min(all);
        return new AlwaysOn(watts, value.setScale(3, RoundingMode.HALF_UP), value.divide(all, 4, RoundingMode.HALF_UP));
    }

    private static long length(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toEpochSecond()
                - month.atDay(1).atStartOfDay(zone).toEpochSecond();
    }
}
