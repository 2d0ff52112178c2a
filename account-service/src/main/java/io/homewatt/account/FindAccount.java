package io.homewatt.account;

import io.homewatt.account.catalogue.Catalogue;
import io.homewatt.account.catalogue.CatalogueReading;
import io.homewatt.account.catalogue.Tariff;
import io.homewatt.account.catalogue.TariffRate;
import io.homewatt.account.tariff.AccountTariff;
import io.homewatt.account.tariff.DefaultTariffs;
import io.homewatt.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Shows accounts to their organisation, and what the catalogue has for them. */
@ApplicationScoped
class FindAccount {
    private final AccountRows accounts;
    private final Catalogue catalogue;
    private final CatalogueReading reading;
    private final Clock clock;

    FindAccount(AccountRows accounts, Catalogue catalogue, CatalogueReading reading, Clock clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.reading = reading;
        this.clock = clock;
    }

    Uni<Account> find(Caller caller, AccountRef ref) {
        return accounts.find(caller.organisation(), ref).invoke(ChangeAccount::mustExist);
    }

    /** The tariffs that it could have where it is, likeliest first; none while its place or its class is unknown. */
    Uni<List<Tariff>> availableTariffs(Caller caller, AccountRef ref, String serviceType) {
        return find(caller, ref).chain(account -> {
            DefaultTariffs.Grounds grounds = account.grounds();
            return grounds.zip().isEmpty() || grounds.customerClass().isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : catalogue.available(
                            reading,
                            grounds.country().orElse(null),
                            grounds.zip().get(),
                            grounds.customerClass().get(),
                            serviceType,
                            account.today(clock.instant()));
        });
    }

    /** What its tariffs of the day charge: rates of the account's own before those of the catalogue. */
    Uni<List<TariffRate>> rates(Caller caller, AccountRef ref) {
        return find(caller, ref).chain(account -> {
            LocalDate today = account.today(clock.instant());
            Uni<List<TariffRate>> all = Uni.createFrom().item(new ArrayList<>());
            for (AccountTariff tariff : account.history().covering(today)) {
                all = all.call(rates -> add(tariff, today, rates));
            }
            return all;
        });
    }

    private Uni<Void> add(AccountTariff tariff, LocalDate today, List<TariffRate> rates) {
        if (tariff.rates() != null) {
            rates.addAll(tariff.rates());
        }
        return catalogue
                .byMasterTariffId(reading, tariff.masterTariffId(), today)
                .invoke(known -> {
                    if (known != null) {
                        rates.addAll(known.rates());
                    }
                })
                .replaceWithVoid();
    }
}
