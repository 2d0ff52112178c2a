package io.homewatt.disaggregation.estimate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/** Reads and days as tests need them, in Auckland, in Wh where nothing else is said. */
final class Reads {
    static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    static final Site PLAIN = new Site(AUCKLAND, Optional.empty(), false);
    static final Site SOLAR = new Site(AUCKLAND, Optional.of(new Site.Location(-36.85, 174.76)), true);
    static final Site SOLAR_SOMEWHERE = new Site(AUCKLAND, Optional.empty(), true);
    static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private Reads() {}

    /** A read of every interval of a day, with the energy that an interval's index gives. */
    static List<IntervalRead> of(LocalDate day, int minutes, IntToLongFunction wattHours) {
        long begin = day.atStartOfDay(AUCKLAND).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(AUCKLAND).toEpochSecond();
        List<IntervalRead> reads = new ArrayList<>();
        for (int i = 0; begin + (i + 1) * 60L * minutes <= end; i++) {
            reads.add(read(begin + i * 60L * minutes, minutes, wattHours.applyAsLong(i)));
        }
        return reads;
    }

    static List<IntervalRead> halfHours(IntToLongFunction wattHours) {
        return of(DAY, 30, wattHours);
    }

    static IntervalRead read(long second, int minutes, long wattHours) {
        return new IntervalRead(Instant.ofEpochSecond(second), 60 * minutes, 1000 * wattHours, false, Instant.EPOCH);
    }

    static IntervalRead estimated(IntervalRead read) {
        return new IntervalRead(read.begin(), read.seconds(), read.milliwattHours(), true, read.issued());
    }

    static IntervalRead corrected(IntervalRead read, long wattHours) {
        return new IntervalRead(
                read.begin(),
                read.seconds(),
                1000 * wattHours,
                false,
                read.issued().plusSeconds(1));
    }

    static DayReads day(List<IntervalRead> reads) {
        return DayReads.of(DAY, PLAIN, reads);
    }

    static DaySummary summary(List<IntervalRead> reads) {
        return DaySummary.of(day(reads), new FlatStretch());
    }

    /** What comes of all reads of a month, whatever their order. */
    static MonthEstimate estimate(YearMonth month, Site site, List<IntervalRead> reads) {
        List<DaySummary> days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(day -> DaySummary.of(DayReads.of(day, site, reads), new FlatStretch()))
                .toList();
        return MonthEstimate.of(month, site.zone(), days, new FlatStretch());
    }
}
