package io.homewatt.account;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds an account, whose providerAccountId no other account of the organisation has. */
@ApplicationScoped
class CreateAccount {
    private final ChangeAccount changeAccount;
    private final TakeAccount takeAccount;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateAccount(ChangeAccount changeAccount, TakeAccount takeAccount) {
        this.changeAccount = changeAccount;
        this.takeAccount = takeAccount;
    }

    Uni<Account> create(Caller caller, GivenAccount given) {
        if (given.accountId() != null) {
            throw Problem.invalid("accountId", "must be left to us");
        }
        var key = new Account.Key(caller.organisation(), ids.generate());
        return changeAccount.create(key, given.providerAccountId(), given.address(), takeAccount.of(given));
    }
}
