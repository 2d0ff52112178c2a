package io.homewatt.account;

import io.homewatt.account.envelope.WireDates;
import io.homewatt.account.tariff.AccountTariff;
import io.homewatt.account.tariff.GivenTariff;
import io.homewatt.account.tariff.SetTariffs;
import io.homewatt.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/** Changes one of an account's tariffs, which is known by its service and the day on which it begins. */
@ApplicationScoped
class AccountTariffs {
    private final ChangeAccount changeAccount;
    private final SetTariffs setTariffs;

    AccountTariffs(ChangeAccount changeAccount, SetTariffs setTariffs) {
        this.changeAccount = changeAccount;
        this.setTariffs = setTariffs;
    }

    /** Adds it, or updates the one that begins on the same day; either way it was set, however likely it was before. */
    Uni<AccountTariff> set(Caller caller, AccountRef ref, GivenTariff given) {
        var set = new AtomicReference<AccountTariff>();
        return changeAccount
                .change(caller.organisation(), ref, null, (reading, account, today) -> setTariffs
                        .merged(reading, account.history(), given.set(), today)
                        .invoke(tariff -> {
                            set.set(tariff);
                            account.setTariffs(account.history().with(tariff));
                        })
                        .replaceWithVoid())
                .map(account -> set.get());
    }

    /** Takes it away, if it is there; what it leaves open is filled by default. */
    Uni<Void> remove(Caller caller, AccountRef ref, String serviceType, String effectiveDate) {
        LocalDate start = WireDates.day("effectiveDate", effectiveDate);
        return changeAccount
                .change(caller.organisation(), ref, null, (reading, account, today) -> {
                    account.setTariffs(account.history()
                            .without(serviceType == null ? AccountTariff.ELECTRICITY : serviceType, start));
                    return Uni.createFrom().voidItem();
                })
                .replaceWithVoid();
    }
}
