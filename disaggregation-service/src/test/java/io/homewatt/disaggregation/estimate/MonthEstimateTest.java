package io.homewatt.disaggregation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.MonthEstimate.None;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MonthEstimateTest {
    private static final YearMonth JUNE = YearMonth.of(2025, 6);

    @Test
    void theValueIsThePowerInTheCoveredTime() {
        // 30 days, 24 h, 100 W of 250 W.
        assertThat(estimate(days(JUNE, 30, 48, 48)))
                .isEqualTo(new AlwaysOn(100, new BigDecimal("72.000"), new BigDecimal("0.4000")));
    }

    @Test
    void theMonthsOfTheClocksChangeAreAsLongAsTheyAre() {
        YearMonth september = YearMonth.of(2025, 9);
        List<IntervalRead> reads = new ArrayList<>();
        september
                .atDay(1)
                .datesUntil(september.plusMonths(1).atDay(1))
                .forEach(day -> reads.addAll(Reads.of(day, 30, i -> 50)));

        assertThat(Reads.estimate(september, Reads.PLAIN, reads))
                .isEqualTo(new AlwaysOn(100, new BigDecimal("71.900"), new BigDecimal("1.0000")));
    }

    @Test
    void theValueIsAtMostTheTotal() {
        List<DaySummary> days = new ArrayList<>(days(JUNE, 20, 48, 48));
        // With panels a home may take less from the grid than it draws at night.
        days.replaceAll(day ->
                new DaySummary(day.date(), day.watts(), day.eligible(), day.valid(), 1_000_000, day.coveredSeconds()));

        assertThat(estimate(days)).isEqualTo(new AlwaysOn(100, new BigDecimal("20.000"), new BigDecimal("1.0000")));
    }

    @Test
    void withoutReadsThereIsNone() {
        assertThat(estimate(List.of())).isEqualTo(None.NO_READS);
        assertThat(estimate(days(JUNE.plusMonths(1), 31, 48, 48))).isEqualTo(None.NO_READS);
    }

    @Test
    void twentyDaysAreNeeded() {
        assertThat(estimate(days(JUNE, 19, 48, 48))).isEqualTo(None.TOO_FEW_DAYS);
        assertThat(estimate(days(JUNE, 20, 48, 48))).isInstanceOf(AlwaysOn.class);
    }

    @Test
    void fourFifthsOfADayAreNeeded() {
        assertThat(estimate(days(JUNE, 30, 50, 39))).isEqualTo(None.TOO_FEW_DAYS);
        assertThat(estimate(days(JUNE, 30, 50, 40))).isInstanceOf(AlwaysOn.class);
    }

    @Test
    void halfOfTheMonthIsNeeded() {
        // With panels a day may count for its dark hours, and yet miss the most of it.
        List<DaySummary> days = new ArrayList<>(days(JUNE, 30, 20, 20));
        days.replaceAll(day -> covering(day, 12 * 3600 - 1));
        assertThat(estimate(days)).isEqualTo(None.TOO_FEW_READS);

        days.replaceAll(day -> covering(day, 12 * 3600));
        assertThat(estimate(days)).isInstanceOf(AlwaysOn.class);
    }

    @Test
    void aHomeThatTakesNothingHasNoRatio() {
        List<DaySummary> days = new ArrayList<>(days(JUNE, 30, 48, 48));
        days.replaceAll(day ->
                new DaySummary(day.date(), OptionalDouble.of(0), day.eligible(), day.valid(), 0, day.coveredSeconds()));

        assertThat(estimate(days)).isEqualTo(None.NOTHING_USED);
    }

    @Test
    void theLatestMonthsThatEndedAnswerForADay() {
        LocalDate asOf = LocalDate.of(2019, 3, 1);
        assertThat(Months.answers(YearMonth.of(2019, 3), asOf)).isFalse();
        assertThat(Months.answers(YearMonth.of(2019, 2), asOf)).isTrue();
        assertThat(Months.answers(YearMonth.of(2018, 3), asOf)).isTrue();
        assertThat(Months.answers(YearMonth.of(2018, 2), asOf)).isFalse();
        assertThat(Months.earliest(asOf)).isEqualTo(YearMonth.of(2018, 3));
        assertThat(Months.answers(YearMonth.of(2019, 2), LocalDate.of(2019, 2, 28)))
                .isFalse();
    }

    private static MonthEstimate estimate(List<DaySummary> days) {
        return MonthEstimate.of(JUNE, Reads.AUCKLAND, days, new FlatStretch());
    }

    private static List<DaySummary> days(YearMonth month, int count, int eligible, int valid) {
        return month.atDay(1)
                .datesUntil(month.atDay(1).plusDays(count))
                .map(day -> new DaySummary(day, OptionalDouble.of(100), eligible, valid, 6_000_000, 24 * 3600))
                .toList();
    }

    private static DaySummary covering(DaySummary day, long seconds) {
        return new DaySummary(day.date(), day.watts(), day.eligible(), day.valid(), day.milliwattHours(), seconds);
    }
}
