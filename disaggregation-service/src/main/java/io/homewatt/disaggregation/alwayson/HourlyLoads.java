package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.Site;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mean load of each hour of a local month, from the reads that its estimate is made from.
 *
 * @param watts of each day its hours since midnight, of which there are 23 or 25 when the clock is changed; NaN is a gap
 */
record HourlyLoads(YearMonth month, List<double[]> watts) {
    private static final int HOUR = 3600;

    /** Of the month's reads in any order; others don't count. */
    static HourlyLoads of(YearMonth month, Site site, List<IntervalRead> reads) {
        Map<LocalDate, List<IntervalRead>> days = reads.stream()
                .collect(Collectors.groupingBy(
                        read -> read.begin().atZone(site.zone()).toLocalDate()));
        return new HourlyLoads(
                month,
                month.atDay(1)
                        .datesUntil(month.plusMonths(1).atDay(1))
                        .map(day -> hours(day, site, days.getOrDefault(day, List.of())))
                        .toList());
    }

    private static double[] hours(LocalDate date, Site site, List<IntervalRead> reads) {
        long length = date.plusDays(1).atStartOfDay(site.zone()).toEpochSecond()
                - date.atStartOfDay(site.zone()).toEpochSecond();
        double[] watts = new double[Math.toIntExact((length + HOUR - 1) / HOUR)];
        long[] energy = new long[watts.length];
        int[] intervals = new int[watts.length];
        DayReads day = DayReads.of(date, site, reads);
        for (int i = 0; i < day.size(); i++) {
            if (day.isRead(i)) {
                int hour = i * day.seconds() / HOUR;
                energy[hour] += day.energy(i);
                intervals[hour]++;
            }
        }
        Arrays.setAll(watts, hour -> intervals[hour] == 0 ? Double.NaN : day.watts(energy[hour], intervals[hour]));
        return watts;
    }
}
