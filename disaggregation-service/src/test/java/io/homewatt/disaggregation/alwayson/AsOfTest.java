package io.homewatt.disaggregation.alwayson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.platform.rest.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AsOfTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:30:00Z");

    @Property
    void anyTextIsADayOrRefused(@ForAll String text) {
        try {
            assertThat(AsOf.of(text, NOW).in(ZoneOffset.UTC)).isBeforeOrEqualTo(LocalDate.of(2026, 5, 1));
        } catch (Problem refused) {
            assertThat(refused.type().status()).isEqualTo(400);
        }
    }

    @Property
    void aTimeIsTheDayThatItIsThenWhereTheAccountIs(
            @ForAll @LongRange(min = 946_684_800, max = 1_777_500_000) long second,
            @ForAll @IntRange(min = -18, max = 18) int hours) {
        Instant time = Instant.ofEpochSecond(second);
        String text = OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(hours)).toString();

        for (String zone : new String[] {"Pacific/Auckland", "America/Los_Angeles", "UTC"}) {
            AsOf asOf = AsOf.of(text, NOW);
            assertThat(asOf.in(ZoneId.of(zone))).isEqualTo(LocalDate.ofInstant(time, ZoneId.of(zone)));
            assertThat(asOf.in(ZoneId.of(zone))).isBetween(asOf.earliest(), asOf.latest());
        }
    }

    @Property
    void noDayIsAfterTodayWhereTheAccountIs(@ForAll @IntRange(min = 0, max = 9999) int year) {
        String text = String.format("%04d-06-15", year);

        assertThat(AsOf.of(text, NOW).in(ZoneId.of("America/Los_Angeles"))).isBeforeOrEqualTo("2026-04-30");
        assertThat(AsOf.of(text, NOW).in(ZoneId.of("Pacific/Auckland"))).isBeforeOrEqualTo("2026-05-01");
    }

    @Property(tries = 20)
    void aTimeWithoutItsOffsetIsRefused(@ForAll @IntRange(min = 0, max = 23) int hour) {
        assertThatThrownBy(() -> AsOf.of(String.format("2026-03-01T%02d:00:00", hour), NOW))
                .isInstanceOf(Problem.class);
    }
}
