package io.homewatt.disaggregation.alwayson;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.Site;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;

class HourlyLoadsTest {
    private static final Site AUCKLAND = new Site(ZoneId.of("Pacific/Auckland"), Optional.empty(), false);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    @Test
    void anHourIsTheMeanOfItsReads() {
        HourlyLoads loads = HourlyLoads.of(
                APRIL, AUCKLAND, List.of(read("2026-04-01T13:00:00Z", 100_000), read("2026-04-01T13:30:00Z", 300_000)));

        // 02:00 on the second of April there.
        assertThat(loads.watts().get(1)[2]).isEqualTo(400);
    }

    @Test
    void halfAnHourStandsForItsHourAndAGapStaysOne() {
        HourlyLoads loads = HourlyLoads.of(APRIL, AUCKLAND, List.of(read("2026-04-01T13:00:00Z", 100_000)));

        assertThat(loads.watts().get(1)[2]).isEqualTo(200);
        assertThat(loads.watts().get(1)[3]).isNaN();
        assertThat(loads.watts().get(0)).containsOnly(Double.NaN);
    }

    @Test
    void theDayOnWhichTheClockIsPutBackHas25Hours() {
        List<IntervalRead> reads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            reads.add(read(
                    Instant.parse("2026-04-04T11:00:00Z").plusSeconds(1800L * i).toString(), 100_000L + i));
        }

        HourlyLoads loads = HourlyLoads.of(APRIL, AUCKLAND, reads);

        assertThat(loads.watts()).hasSize(30);
        assertThat(loads.watts().get(4)).hasSize(25).doesNotContain(Double.NaN);
        assertThat(loads.watts().get(3)).hasSize(24).containsOnly(Double.NaN);
    }

    @Test
    void underTheSunAPanelsZerosAreReads() {
        var solar = new Site(ZoneId.of("Pacific/Auckland"), Optional.empty(), true);
        List<IntervalRead> reads = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            reads.add(read(
                    Instant.parse("2026-04-01T11:00:00Z").plusSeconds(1800L * i).toString(),
                    i >= 20 && i < 30 ? 0 : 100_000));
        }

        assertThat(HourlyLoads.of(APRIL, solar, reads).watts().get(1))
                .contains(0, Index.atIndex(12))
                .doesNotContain(Double.NaN);
        assertThat(HourlyLoads.of(APRIL, AUCKLAND, reads).watts().get(1)[12]).isNaN();
    }

    private static IntervalRead read(String begin, long milliwattHours) {
        return new IntervalRead(Instant.parse(begin), 1800, milliwattHours, false, Instant.EPOCH);
    }
}
