package io.homewatt.account.tariff;

import io.homewatt.account.catalogue.Tariff;
import io.homewatt.platform.rest.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An account's tariffs over time, of which two of one service never overlap. Immutable. */
public record TariffHistory(List<AccountTariff> tariffs) {
    public static final TariffHistory NONE = new TariffHistory(List.of());

    private static final Comparator<AccountTariff> ORDER = Comparator.comparing(
                    (AccountTariff tariff) -> !tariff.serviceType().equals(AccountTariff.ELECTRICITY))
            .thenComparing(AccountTariff::serviceType)
            .thenComparing(AccountTariff::effectiveDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** How many an account may have. */
    private static final int MOST = 200;

    /** A time without a tariff: half-open, null where it has no end. */
    record Gap(LocalDate start, LocalDate end) {}

    /** The tariff of a service that begins on this day, if there is one. */
    Optional<AccountTariff> at(String serviceType, LocalDate effectiveDate) {
        return tariffs.stream()
                .filter(tariff -> tariff.serviceType().equals(serviceType)
                        && Objects.equals(tariff.effectiveDate(), effectiveDate))
                .findFirst();
    }

    /**
     * With this tariff, in the place of the one that begins on the same day, and of our own guesses at the time.
     *
     * @throws Problem when it overlaps another that was set
     */
    public TariffHistory with(AccountTariff tariff) {
        if (tariff.effectiveDate() != null
                && tariff.endDate() != null
                && !tariff.effectiveDate().isBefore(tariff.endDate())) {
            throw Problem.invalid("endDate", "must be after effectiveDate");
        }
        List<AccountTariff> others = without(tariff.serviceType(), tariff.effectiveDate()).tariffs.stream()
                .filter(other -> !(other.isDefault() && other.overlaps(tariff)))
                .toList();
        if (others.stream().anyMatch(tariff::overlaps)) {
            throw Problem.invalid("effectiveDate", "must not overlap another tariff of the same service");
        }
        if (others.size() >= MOST) {
            throw Problem.invalid("tariffs", "must not be more than " + MOST);
        }
        return sorted(Stream.concat(others.stream(), Stream.of(tariff)));
    }

    /** Without the tariff of a service that begins on this day. */
    public TariffHistory without(String serviceType, LocalDate effectiveDate) {
        Optional<AccountTariff> one = at(serviceType, effectiveDate);
        return new TariffHistory(tariffs.stream()
                .filter(tariff -> one.isEmpty() || tariff != one.get())
                .toList());
    }

    /** What was set, without our guesses. */
    TariffHistory set() {
        return new TariffHistory(
                tariffs.stream().filter(tariff -> !tariff.isDefault()).toList());
    }

    TariffHistory and(List<AccountTariff> more) {
        return sorted(Stream.concat(tariffs.stream(), more.stream()));
    }

    /** The times for which a service has no tariff, in their order. */
    List<Gap> gaps(String serviceType) {
        List<Gap> gaps = new ArrayList<>();
        LocalDate covered = null;
        boolean begun = false;
        for (AccountTariff tariff : sorted(tariffs.stream()).tariffs) {
            if (!tariff.serviceType().equals(serviceType)) {
                continue;
            }
            if (begun ? !Objects.equals(covered, tariff.effectiveDate()) : tariff.effectiveDate() != null) {
                gaps.add(new Gap(covered, tariff.effectiveDate()));
            }
            if (tariff.endDate() == null) {
                return gaps;
            }
            begun = true;
            covered = tariff.endDate();
        }
        gaps.add(new Gap(covered, null));
        return gaps;
    }

    /** The master tariff that is in force on a day, by service. */
    public Map<String, Long> inForce(LocalDate day) {
        Map<String, Long> inForce = new TreeMap<>();
        covering(day).forEach(tariff -> inForce.put(tariff.serviceType(), tariff.masterTariffId()));
        return inForce;
    }

    /** The tariffs that are in force on a day, one a service. */
    public List<AccountTariff> covering(LocalDate day) {
        return tariffs.stream().filter(tariff -> tariff.covers(day)).toList();
    }

    /** The first day after this one on which a tariff begins or ends; null if there is none. */
    public LocalDate nextChange(LocalDate day) {
        return tariffs.stream()
                .flatMap(tariff -> Stream.of(tariff.effectiveDate(), tariff.endDate()))
                .filter(date -> date != null && date.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The territory of a tariff: its own, or where the account has another one of its entity's. */
    Long territory(Tariff tariff) {
        return tariff.territoryId() != null
                ? tariff.territoryId()
                : tariffs.stream()
                        .filter(other -> other.lseId() == tariff.lseId())
                        .map(AccountTariff::territoryId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static TariffHistory sorted(Stream<AccountTariff> tariffs) {
        return new TariffHistory(tariffs.sorted(ORDER).toList());
    }
}
