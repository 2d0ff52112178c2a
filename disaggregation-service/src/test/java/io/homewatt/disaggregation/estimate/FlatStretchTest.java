package io.homewatt.disaggregation.estimate;

import static io.homewatt.disaggregation.estimate.Reads.day;
import static io.homewatt.disaggregation.estimate.Reads.halfHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatStretchTest {
    private final FlatStretch method = new FlatStretch();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15, 30, 60})
    void aConstantLoadIsItself(int minutes) {
        assertThat(method.ofDay(day(Reads.of(Reads.DAY, minutes, i -> 2L * minutes))))
                .hasValue(120);
    }

    @Test
    void theLowestTwoHoursAreTaken() {
        assertThat(method.ofDay(day(halfHours(i -> i >= 6 && i < 10 ? 40 : 100))))
                .hasValue(80);
    }

    @Test
    void theStretchGrowsOverWhatIsNoHigher() {
        // Cycles of a fridge: the lowest two hours hold one low half-hour too many.
        long[] night = {60, 40, 60, 40, 40, 60, 40, 60};

        assertThat(method.ofDay(day(halfHours(i -> i >= 4 && i < 12 ? night[i - 4] : 300))))
                .hasValue(100);
    }

    @Test
    void theStretchEndsAfterFiveHours() {
        assertThat(method.ofDay(day(halfHours(i -> i >= 4 && i < 8 ? 100 : 105)))
                        .orElseThrow())
                .isCloseTo((4 * 200 + 6 * 210) / 10.0, Offset.offset(1e-9));
    }

    @Test
    void whatIsAlwaysOnIsNoMoreThanTheMean() {
        // The lowest two hours end with something high, beside which four hours as high come in.
        assertThat(method.ofDay(day(halfHours(i -> i < 3 ? 20 : i < 12 ? 1000 : 300))))
                .hasValue(2.0 * (3 * 20 + 9 * 1000 + 36 * 300) / 48);
    }

    @Test
    void ofAHomeWithPanelsTheMeanIsThatOfTheDark() {
        assertThat(method.ofDay(DayReads.of(Reads.DAY, Reads.SOLAR, halfHours(i -> i > 17 && i < 32 ? 0 : 100))))
                .hasValue(200);
    }

    @Test
    void hotWaterAtNightIsNotInIt() {
        assertThat(method.ofDay(day(halfHours(i -> i >= 2 && i < 7 ? 1500 : i < 12 ? 50 : 200))))
                .hasValue(100);
    }

    @Test
    void gapsAreNotBridged() {
        // Lowest where every fourth half-hour is missing, so that no two hours are whole.
        List<IntervalRead> all = halfHours(i -> i < 24 ? 20 : i < 36 ? 70 : 200);
        List<IntervalRead> reads = IntStream.range(0, 48)
                .filter(i -> i >= 24 || i % 4 != 3)
                .mapToObj(all::get)
                .toList();

        assertThat(method.ofDay(day(reads))).hasValue(140);
    }

    @Test
    void withoutTwoWholeHoursThereIsNothingToTell() {
        assertThat(method.ofDay(day(halfHours(i -> 50).subList(0, 3)))).isEmpty();
    }

    @Test
    void theMonthIsTheLowerQuartileOfItsDays() {
        assertThat(method.ofMonth(new double[] {10, 20, 30, 40, 50})).isEqualTo(20);
        assertThat(method.ofMonth(new double[] {10, 20, 30, 40})).isEqualTo(17.5);
        assertThat(method.ofMonth(new double[] {10})).isEqualTo(10);
    }
}
