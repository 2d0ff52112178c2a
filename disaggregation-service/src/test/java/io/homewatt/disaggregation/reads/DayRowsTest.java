package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRowsTest {
    private static final long MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final int HALF_HOUR = 1800;

    private final DayRows rows = new DayRows("org_1", "UTIL/1", 1000);

    @Test
    void aReadHasThePlaceOfItsInterval() {
        rows.take(Channel.EXTRACTION, MIDNIGHT + 2 * HALF_HOUR, HALF_HOUR, 150_000, false);

        DayRow row = only();
        assertThat(row.day()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(row.energy()).hasSize(48).containsOnlyOnce(150_000);
        assertThat(row.energy()[2]).isEqualTo(150_000);
        assertThat(row.begin(2)).isEqualTo(MIDNIGHT + 2 * HALF_HOUR);
        assertThat(row.estimated()).containsExactly(false);
        assertThat(row.issued()).containsExactly(1000);
    }

    @Test
    void aLocalDayIsInTheRowsOfTwoUtcDays() {
        long begin = Instant.parse("2026-02-28T11:00:00Z").getEpochSecond();
        for (int i = 0; i < 48; i++) {
            rows.take(Channel.EXTRACTION, begin + i * HALF_HOUR, HALF_HOUR, i, false);
        }

        assertThat(rows.rows())
                .extracting(DayRow::day)
                .containsExactlyInAnyOrder(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
    }

    @Test
    void intervalsThatBeginBetweenOthersHaveARowOfTheirOwn() {
        rows.take(Channel.EXTRACTION, MIDNIGHT + HALF_HOUR, HALF_HOUR, 1, false);
        rows.take(Channel.EXTRACTION, MIDNIGHT + HALF_HOUR + 300, HALF_HOUR, 2, false);
        rows.take(Channel.EXTRACTION, MIDNIGHT, 900, 3, false);
        rows.take(Channel.INJECTION, MIDNIGHT, HALF_HOUR, 4, false);

        assertThat(rows.rows()).hasSize(4);
        assertThat(rows.rows())
                .filteredOn(row -> row.phase() == 300)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.energy()[1]).isEqualTo(2);
                    assertThat(row.begin(1)).isEqualTo(MIDNIGHT + HALF_HOUR + 300);
                });
    }

    @ParameterizedTest
    @CsvSource({"5, false, 7, false, 5", "5, true, 7, false, 7", "7, true, 5, true, 5", "-1, false, 0, false, -1"})
    void ofTwoReadsOfAnIntervalTheActualAndThenTheLowerHolds(
            long one, boolean oneEstimated, long two, boolean twoEstimated, int held) {
        rows.take(Channel.EXTRACTION, MIDNIGHT, HALF_HOUR, one, oneEstimated);
        rows.take(Channel.EXTRACTION, MIDNIGHT, HALF_HOUR, two, twoEstimated);
        var turned = new DayRows("org_1", "UTIL/1", 1000);
        turned.take(Channel.EXTRACTION, MIDNIGHT, HALF_HOUR, two, twoEstimated);
        turned.take(Channel.EXTRACTION, MIDNIGHT, HALF_HOUR, one, oneEstimated);

        assertThat(only().energy()[0]).isEqualTo(held);
        assertThat(turned.rows()).containsExactly(only());
    }

    @Test
    void anEstimateAmongActualReadsIsToldByPlace() {
        rows.take(Channel.EXTRACTION, MIDNIGHT, HALF_HOUR, 1, true);
        rows.take(Channel.EXTRACTION, MIDNIGHT + HALF_HOUR, HALF_HOUR, 2, false);

        assertThat(only().estimated()).hasSize(48).containsOnlyOnce(true);
        assertThat(only().isEstimated(0)).isTrue();
        assertThat(only().isEstimated(1)).isFalse();
        assertThat(only().issued()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "59, 1", "7000, 1", "86401, 1", "172800, 1", "1800, 1000000001", "1800, -1000000001"})
    void whatDoesNotFitIsRefused(int seconds, long energy) {
        assertThatThrownBy(() -> rows.take(Channel.EXTRACTION, MIDNIGHT, seconds, energy, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private DayRow only() {
        List<DayRow> all = rows.rows();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
