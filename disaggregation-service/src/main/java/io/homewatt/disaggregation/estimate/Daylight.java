package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * When the sun may shine on a site's panels within one local day: until, from, or between two times.
 *
 * @param rise and {@code set}, in seconds since 1970: the first of each after the day begins, which may be after it ends
 */
record Daylight(long rise, long set) {
    private static final LocalTime EARLIEST = LocalTime.of(5, 0);
    private static final LocalTime LATEST = LocalTime.of(21, 0);

    /** The sun's elevation above 0 where the location is known, else 05:00–21:00 local. */
    static Daylight of(LocalDate date, Site site) {
        return site.location()
                .map(location -> of(date, site.zone(), location))
                .orElseGet(() -> new Daylight(second(date, EARLIEST, site.zone()), second(date, LATEST, site.zone())));
    }

    private static Daylight of(LocalDate date, ZoneId zone, Site.Location location) {
        // Without a limit the next rise and set are found even in a polar day or night, weeks ahead.
        SunTimes sun = SunTimes.compute()
                .on(date.atStartOfDay(zone))
                .at(location.latitude(), location.longitude())
                .twilight(SunTimes.Twilight.HORIZON)
                .fullCycle()
                .execute();
        if (sun.getRise() == null || sun.getSet() == null) {
            return sun.isAlwaysUp()
                    ? new Daylight(Long.MAX_VALUE, Long.MAX_VALUE - 1)
                    : new Daylight(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        }
        return new Daylight(sun.getRise().toEpochSecond(), sun.getSet().toEpochSecond());
    }

    private static long second(LocalDate date, LocalTime time, ZoneId zone) {
        return date.atTime(time).atZone(zone).toEpochSecond();
    }

    /** Whether an interval of the day lies wholly in darkness; {@code begin} and {@code end} in seconds since 1970. */
    boolean darkThrough(long begin, long end) {
        return rise < set ? end <= rise || begin >= set : begin >= set && end <= rise;
    }
}
