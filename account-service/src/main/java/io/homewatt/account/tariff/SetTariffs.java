package io.homewatt.account.tariff;

import io.homewatt.account.catalogue.Catalogue;
import io.homewatt.account.catalogue.CatalogueReading;
import io.homewatt.account.catalogue.Tariff;
import io.homewatt.account.envelope.WireDates;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes what clients say of an account's tariffs into its history. */
@ApplicationScoped
public class SetTariffs {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Catalogue catalogue;

    SetTariffs(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Adds each tariff, or updates the one of its service that begins on the same day, of which stays what is not given.
     *
     * @param today the day by which the catalogue is read for tariffs that have been in force ever since
     * @return fails with a {@link Problem} when one overlaps another that was set, or is unknown to the catalogue
     */
    public Uni<TariffHistory> set(
            CatalogueReading reading, TariffHistory history, List<GivenTariff> tariffs, LocalDate today) {
        Uni<TariffHistory> result = Uni.createFrom().item(history);
        for (GivenTariff given : tariffs) {
            result =
                    result.chain(before -> merged(reading, before, given, today).map(before::with));
        }
        return result;
    }

    /** The tariff as it will be in the history. */
    public Uni<AccountTariff> merged(
            CatalogueReading reading, TariffHistory history, GivenTariff given, LocalDate today) {
        LocalDate start = WireDates.day("effectiveDate", given.effectiveDate());
        LocalDate end = WireDates.day("endDate", given.endDate());
        Optional<AccountTariff> before = history.at(given.service(), start).filter(tariff -> !tariff.isDefault());
        String id = given.masterTariffId() == null
                ? before.map(tariff -> String.valueOf(tariff.masterTariffId()))
                        .orElseThrow(() -> Problem.invalid("masterTariffId", "must not be null"))
                : given.masterTariffId();
        return known(reading, id, given.service(), start == null ? today : start)
                .map(tariff -> AccountTariff.of(
                        tariff,
                        history.territory(tariff),
                        given.customerLikelihood() == null
                                ? before.map(AccountTariff::customerLikelihood).orElse(null)
                                : given.customerLikelihood(),
                        given.customerClass() == null
                                ? before.map(AccountTariff::customerClass).orElse(null)
                                : given.customerClass(),
                        start,
                        given.endDate() == null
                                ? before.map(AccountTariff::endDate).orElse(null)
                                : end,
                        given.rates() == null ? before.map(AccountTariff::rates).orElse(null) : given.rates()));
    }

    private Uni<Tariff> known(CatalogueReading reading, String masterTariffId, String serviceType, LocalDate on) {
        if (!NUMBER.matcher(masterTariffId).matches()) {
            throw Problem.invalid("masterTariffId", "must be a number");
        }
        return catalogue
                .byMasterTariffId(reading, Long.parseLong(masterTariffId), on)
                .invoke(tariff -> {
                    if (tariff == null || !tariff.serviceType().equals(serviceType)) {
                        throw Problem.invalid(
                                "masterTariffId", "must be of a tariff in the catalogue for this service");
                    }
                });
    }
}
