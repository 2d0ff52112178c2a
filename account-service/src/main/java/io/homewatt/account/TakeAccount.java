package io.homewatt.account;

import io.homewatt.account.tariff.SetTariffs;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes an account's body into an account: fields, properties and tariffs; the ids never change. */
@ApplicationScoped
class TakeAccount {
    private final SetTariffs setTariffs;

    TakeAccount(SetTariffs setTariffs) {
        this.setTariffs = setTariffs;
    }

    ChangeAccount.Change of(GivenAccount given) {
        return (reading, account, today) -> {
            checkIds(given, account);
            account.take(given);
            return given.tariffs() == null
                    ? Uni.createFrom().voidItem()
                    : setTariffs
                            .set(reading, account.history(), given.tariffs(), today)
                            .invoke(account::setTariffs)
                            .replaceWithVoid();
        };
    }

    private static void checkIds(GivenAccount given, Account account) {
        if (given.accountId() != null
                && !given.accountId().equalsIgnoreCase(account.key.id().toString())) {
            throw Problem.invalid("accountId", "must be the account's own: it never changes");
        }
        if (given.providerAccountId() != null && !given.providerAccountId().equals(account.providerAccountId)) {
            throw Problem.invalid("providerAccountId", "must be the account's own: it never changes");
        }
    }
}
