package io.homewatt.disaggregation.estimate;

import static io.homewatt.disaggregation.estimate.Reads.DAY;
import static io.homewatt.disaggregation.estimate.Reads.PLAIN;
import static io.homewatt.disaggregation.estimate.Reads.SOLAR;
import static io.homewatt.disaggregation.estimate.Reads.SOLAR_SOMEWHERE;
import static io.homewatt.disaggregation.estimate.Reads.corrected;
import static io.homewatt.disaggregation.estimate.Reads.day;
import static io.homewatt.disaggregation.estimate.Reads.estimated;
import static io.homewatt.disaggregation.estimate.Reads.halfHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayReadsTest {
    @ParameterizedTest
    @CsvSource({"2025-06-10, 48", "2025-09-28, 46", "2025-04-06, 50"})
    void aDayHasAsManyHalfHoursAsTheClockSays(LocalDate date, int halfHours) {
        DayReads day = DayReads.of(date, PLAIN, Reads.of(date, 30, i -> 50));

        assertThat(day.size()).isEqualTo(halfHours);
        assertThat(day.usable()).isEqualTo(halfHours);
        assertThat(day.coveredSeconds()).isEqualTo(halfHours * 1800L);
        assertThat(day.total()).isEqualTo(halfHours * 50_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 15, 30, 60})
    void theIntervalsLengthComesFromTheReads(int minutes) {
        DayReads day = day(Reads.of(DAY, minutes, i -> minutes));

        assertThat(day.seconds()).isEqualTo(60 * minutes);
        assertThat(day.usable()).isEqualTo(24 * 60 / minutes);
        assertThat(day.watts(day.energy(3), 1)).isEqualTo(60);
    }

    @Test
    void readsOfAnotherLengthHaveNoPlace() {
        List<IntervalRead> reads = new ArrayList<>(halfHours(i -> 50));
        reads.add(Reads.read(reads.get(0).begin().getEpochSecond(), 60, 1));
        reads.add(Reads.read(reads.get(0).begin().getEpochSecond(), 7, 1));
        reads.add(Reads.read(reads.get(0).begin().getEpochSecond() + 60, 30, 1));

        assertThat(day(reads).total()).isEqualTo(48 * 50_000L);
    }

    @Test
    void readsOfOtherDaysHaveNoPlace() {
        List<IntervalRead> reads = new ArrayList<>(halfHours(i -> 50));
        reads.addAll(Reads.of(DAY.minusDays(1), 30, i -> 70));
        reads.addAll(Reads.of(DAY.plusDays(1), 30, i -> 70));

        assertThat(day(reads).total()).isEqualTo(48 * 50_000L);
    }

    @Test
    void readsThatNobodyMeasuredAreLeftOut() {
        List<IntervalRead> reads = halfHours(i -> switch (i) {
            case 3 -> -1;
            case 4 -> 50_001;
            default -> 50;
        });
        reads.set(5, estimated(reads.get(5)));

        DayReads day = day(reads);

        assertThat(IntStream.range(0, 48).filter(i -> !day.isUsable(i))).containsExactly(3, 4, 5);
        assertThat(day.eligible()).isEqualTo(48);
        assertThat(day.usable()).isEqualTo(45);
        assertThat(day.total()).isEqualTo(45 * 50_000L);
    }

    @Test
    void zerosOfTwoHoursAreAGap() {
        DayReads day = day(halfHours(i -> i >= 10 && i < 14 ? 0 : 50));

        assertThat(IntStream.range(0, 48).filter(i -> !day.isUsable(i))).containsExactly(10, 11, 12, 13);
        assertThat(day.coveredSeconds()).isEqualTo(44 * 1800L);
    }

    @Test
    void shorterZerosAreReads() {
        assertThat(day(halfHours(i -> i >= 10 && i < 13 ? 0 : 50)).usable()).isEqualTo(48);
    }

    @Test
    void zerosAtMidnightAreAGapForTheyMayGoOn() {
        DayReads day = day(halfHours(i -> i < 2 || i >= 47 ? 0 : 50));

        assertThat(IntStream.range(0, 48).filter(i -> !day.isUsable(i))).containsExactly(0, 1, 47);
    }

    @Test
    void theReadThatWasStatedLastHolds() {
        List<IntervalRead> reads = new ArrayList<>(halfHours(i -> 50));
        reads.add(0, corrected(reads.get(7), 80));

        assertThat(day(reads).energy(7)).isEqualTo(80_000);
    }

    @Test
    void aCorrectionMayTakeAReadBack() {
        List<IntervalRead> reads = new ArrayList<>(halfHours(i -> 50));
        reads.add(0, estimated(corrected(reads.get(7), 80)));

        assertThat(day(reads).isUsable(7)).isFalse();
    }

    @Test
    void withPanelsOnlyDarknessTells() {
        DayReads day = DayReads.of(DAY, SOLAR, halfHours(i -> i > 16 && i < 32 ? 0 : 50));

        // In Auckland the sun rises at about 7:30 and sets at about 17:10 in June.
        assertThat(IntStream.range(0, 48).filter(day::isUsable))
                .containsExactlyElementsOf(IntStream.concat(IntStream.range(0, 15), IntStream.range(35, 48))
                        .boxed()
                        .toList());
        assertThat(day.eligible()).isEqualTo(28);
        assertThat(day.usable()).isEqualTo(28);
    }

    @Test
    void zerosUnderTheSunAreReads() {
        DayReads day = DayReads.of(DAY, SOLAR, halfHours(i -> i > 16 && i < 32 ? 0 : 50));

        assertThat(day.coveredSeconds()).isEqualTo(48 * 1800L);
        assertThat(day.total()).isEqualTo(33 * 50_000L);
    }

    @Test
    void withPanelsWhoKnowsWhereTheNightIsFromNineToFive() {
        DayReads day = DayReads.of(DAY, SOLAR_SOMEWHERE, halfHours(i -> 50));

        assertThat(IntStream.range(0, 48).filter(day::isUsable))
                .containsExactlyElementsOf(IntStream.concat(IntStream.range(0, 10), IntStream.range(42, 48))
                        .boxed()
                        .toList());
    }

    @Test
    void aDayWithoutReadsHasNoIntervals() {
        DaySummary summary = Reads.summary(List.of());

        assertThat(summary.watts()).isEmpty();
        assertThat(summary.counts()).isFalse();
    }
}
