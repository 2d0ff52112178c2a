package io.homewatt.disaggregation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class EstimatePropertiesTest {
    /** September has a day of 46 half-hours, April one of 50. */
    private static final YearMonth[] MONTHS = {YearMonth.of(2025, 9), YearMonth.of(2025, 4), YearMonth.of(2025, 2)};

    @Property(tries = 40)
    void aMonthThatCameTwiceShuffledAndCorrectedIsTheMonthInOrder(@ForAll Random random, @ForAll boolean solar) {
        YearMonth month = MONTHS[random.nextInt(MONTHS.length)];
        Site site = solar ? Reads.SOLAR : Reads.PLAIN;
        List<IntervalRead> inOrder = month(month, random);
        List<IntervalRead> delivered = new ArrayList<>();
        for (IntervalRead read : inOrder) {
            if (random.nextInt(10) == 0) {
                delivered.add(new IntervalRead(
                        read.begin(),
                        read.seconds(),
                        random.nextInt(2_000_000),
                        random.nextBoolean(),
                        read.issued().minusSeconds(1)));
            }
            delivered.add(read);
            delivered.add(read);
        }
        Collections.shuffle(delivered, random);

        assertThat(Reads.estimate(month, site, delivered))
                .isInstanceOf(AlwaysOn.class)
                .isEqualTo(Reads.estimate(month, site, inOrder));
    }

    @Property(tries = 40)
    void readsThatContradictEachOtherComeOutTheSameInAnyOrder(@ForAll Random random) {
        List<IntervalRead> reads = new ArrayList<>(Reads.halfHours(i -> 30 + random.nextInt(100)));
        reads.addAll(Reads.halfHours(i -> 30 + random.nextInt(100)));
        reads.replaceAll(read -> random.nextInt(10) == 0 ? Reads.estimated(read) : read);
        DaySummary one = Reads.summary(reads);
        Collections.shuffle(reads, random);

        assertThat(Reads.summary(reads)).isEqualTo(one);
    }

    @Property
    void aLoadThatIsTwentyTimesAsHighIsTwentyTimesAsHigh(@ForAll Random random) {
        List<IntervalRead> reads = Reads.halfHours(i -> 20 + random.nextInt(100));
        List<IntervalRead> scaled = new ArrayList<>(reads);
        scaled.replaceAll(read ->
                new IntervalRead(read.begin(), read.seconds(), 20 * read.milliwattHours(), false, read.issued()));

        assertThat(Reads.summary(scaled).watts().orElseThrow())
                .isCloseTo(20 * Reads.summary(reads).watts().orElseThrow(), Offset.offset(1e-6));
    }

    @Property
    void theLoadOfADayIsBetweenItsLowestIntervalAndItsMean(@ForAll Random random) {
        DayReads day = Reads.day(Reads.halfHours(i -> 20 + random.nextInt(1000)));
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < day.size(); i++) {
            lowest = Math.min(lowest, day.watts(day.energy(i), 1));
        }

        assertThat(new FlatStretch().ofDay(day).orElseThrow()).isBetween(lowest, day.watts(day.total(), day.size()));
    }

    @Property
    void whatIsSwitchedOnForAWhileByDayIsNotAlwaysOn(
            @ForAll @IntRange(min = 16, max = 40) int from, @ForAll @IntRange(min = 1, max = 3000) int wattHours) {
        assertThat(Reads.summary(Reads.halfHours(i -> i >= from && i < from + 6 ? 80 + wattHours : 80))
                        .watts())
                .hasValue(160);
    }

    @Property(tries = 40)
    void gapsInAConstantLoadChangeNothingOrLeaveNothing(
            @ForAll Random random, @ForAll @DoubleRange(min = 0, max = 0.3) double missing) {
        YearMonth month = YearMonth.of(2025, 4);
        List<IntervalRead> reads = new ArrayList<>();
        days(month).forEach(day -> reads.addAll(Reads.of(day, 30, i -> 60)));
        reads.removeIf(read -> random.nextDouble() < missing);

        if (Reads.estimate(month, Reads.PLAIN, reads) instanceof AlwaysOn found) {
            assertThat(found.watts()).isEqualTo(120);
            assertThat(found.ratio()).isEqualByComparingTo("1");
        }
    }

    private static List<IntervalRead> month(YearMonth month, Random random) {
        List<IntervalRead> reads = new ArrayList<>();
        days(month)
                .forEach(day -> reads.addAll(
                        Reads.of(day, 30, i -> random.nextInt(20) == 0 ? 0 : 40 + random.nextInt(i < 12 ? 30 : 500))));
        return reads;
    }

    private static List<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    }
}
