package io.homewatt.account.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.platform.rest.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TariffHistoryTest {
    private static final String ELECTRICITY = AccountTariff.ELECTRICITY;

    @Test
    void withoutTariffsAllTimeIsOpen() {
        assertThat(TariffHistory.NONE.gaps(ELECTRICITY)).containsExactly(gap(null, null));
    }

    static Stream<Arguments> gaps() {
        return Stream.of(
                Arguments.of(List.of(set(1, null, null)), List.of()),
                Arguments.of(List.of(set(1, 2020, null)), List.of(gap(null, 2020))),
                Arguments.of(List.of(set(1, null, 2021)), List.of(gap(2021, null))),
                Arguments.of(List.of(set(1, 2020, 2021)), List.of(gap(null, 2020), gap(2021, null))),
                Arguments.of(List.of(set(1, 2020, 2021), set(2, 2021, null)), List.of(gap(null, 2020))),
                Arguments.of(
                        List.of(set(1, 2023, 2024), set(2, 2020, 2021)),
                        List.of(gap(null, 2020), gap(2021, 2023), gap(2024, null))));
    }

    @ParameterizedTest
    @MethodSource
    void gaps(List<AccountTariff> tariffs, List<TariffHistory.Gap> gaps) {
        assertThat(of(tariffs.toArray(AccountTariff[]::new)).gaps(ELECTRICITY)).isEqualTo(gaps);
        assertThat(of(tariffs.toArray(AccountTariff[]::new)).gaps("GAS")).containsExactly(gap(null, null));
    }

    @ParameterizedTest
    @MethodSource("overlaps")
    void oneThatWasSetIsNeverOverlapped(AccountTariff first, AccountTariff second) {
        TariffHistory history = of(first);

        assertThatThrownBy(() -> history.with(second)).isInstanceOf(Problem.class);
    }

    static Stream<Arguments> overlaps() {
        return Stream.of(
                Arguments.of(set(1, null, null), set(2, 2020, null)),
                Arguments.of(set(1, 2020, null), set(2, null, null)),
                Arguments.of(set(1, 2020, 2022), set(2, 2021, 2023)),
                Arguments.of(set(1, 2020, 2022), set(2, 2019, 2021)),
                Arguments.of(set(1, 2019, 2023), set(2, 2020, 2021)));
    }

    @Test
    void oneBeginsOnTheDayOnWhichAnotherEnds() {
        TariffHistory history = of(set(1, null, 2020), set(2, 2020, null));

        assertThat(history.inForce(day(2020).minusDays(1))).containsEntry(ELECTRICITY, 1L);
        assertThat(history.inForce(day(2020))).containsEntry(ELECTRICITY, 2L);
        assertThat(history.nextChange(day(2020).minusDays(1))).isEqualTo(day(2020));
        assertThat(history.nextChange(day(2020))).isNull();
    }

    @Test
    void whatIsSetTakesThePlaceOfOurGuess() {
        TariffHistory history = of(guess(1, null, null)).with(set(2, 2020, null));

        assertThat(history.tariffs()).containsExactly(set(2, 2020, null));
    }

    @Test
    void theSameDayIsTheSameTariff() {
        TariffHistory history = of(set(1, 2020, null)).with(set(2, 2020, 2022));

        assertThat(history.tariffs()).containsExactly(set(2, 2020, 2022));
    }

    @Test
    void servicesDoNotMeet() {
        AccountTariff gas =
                new AccountTariff(9, null, null, 1, null, null, "GAS", null, null, null, null, null, null, null, null);

        TariffHistory history = of(set(1, null, null)).with(gas);

        assertThat(history.inForce(day(2020)))
                .containsEntry(ELECTRICITY, 1L)
                .containsEntry("GAS", 9L)
                .hasSize(2);
        assertThat(history.without("GAS", null).tariffs()).containsExactly(set(1, null, null));
    }

    @Test
    void noneEndsBeforeItBegins() {
        assertThatThrownBy(() -> of(set(1, 2020, 2020))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> of(set(1, 2021, 2020))).isInstanceOf(Problem.class);
    }

    private static TariffHistory of(AccountTariff... tariffs) {
        TariffHistory history = TariffHistory.NONE;
        for (AccountTariff tariff : tariffs) {
            history = history.with(tariff);
        }
        return history;
    }

    private static AccountTariff set(long id, Integer start, Integer end) {
        return tariff(id, null, start, end);
    }

    private static AccountTariff guess(long id, Integer start, Integer end) {
        return tariff(id, new BigDecimal("74.03"), start, end);
    }

    private static AccountTariff tariff(long id, BigDecimal likelihood, Integer start, Integer end) {
        return new AccountTariff(
                id,
                null,
                null,
                1,
                null,
                null,
                ELECTRICITY,
                null,
                likelihood,
                start == null ? null : day(start),
                end == null ? null : day(end),
                null,
                null,
                null,
                null);
    }

    private static TariffHistory.Gap gap(Integer start, Integer end) {
        return new TariffHistory.Gap(start == null ? null : day(start), end == null ? null : day(end));
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 1, 1);
    }
}
