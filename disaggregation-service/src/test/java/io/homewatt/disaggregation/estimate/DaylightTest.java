package io.homewatt.disaggregation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaylightTest {
    @ParameterizedTest
    @CsvSource({
        // place, day, local time, dark for the next minute
        "Pacific/Auckland, -36.85, 174.76, 2025-12-21, 05:50, true",
        "Pacific/Auckland, -36.85, 174.76, 2025-12-21, 06:15, false",
        "Pacific/Auckland, -36.85, 174.76, 2025-12-21, 20:25, false",
        "Pacific/Auckland, -36.85, 174.76, 2025-12-21, 20:50, true",
        "Pacific/Chatham, -43.95, -176.56, 2025-06-21, 07:30, true",
        "Pacific/Chatham, -43.95, -176.56, 2025-06-21, 12:00, false",
        // Neither rise nor set for weeks.
        "Europe/Oslo, 69.65, 18.96, 2025-06-21, 00:00, false",
        "Europe/Oslo, 69.65, 18.96, 2025-12-21, 12:00, true",
        // A time zone that is far from the sun: the sun is up at midnight.
        "UTC, -36.85, 174.76, 2025-12-21, 00:00, false",
        "UTC, -36.85, 174.76, 2025-12-21, 12:00, true",
        "UTC, -36.85, 174.76, 2025-12-21, 20:00, false",
    })
    void itIsDarkWhileTheSunIsBelowTheHorizon(
            ZoneId zone, double latitude, double longitude, LocalDate date, LocalTime time, boolean dark) {
        Site site = new Site(zone, Optional.of(new Site.Location(latitude, longitude)), true);

        long second = date.atTime(time).atZone(zone).toEpochSecond();

        assertThat(Daylight.of(date, site).darkThrough(second, second + 60)).isEqualTo(dark);
    }
}
