package io.homewatt.account;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes what is given into an account and leaves the rest; one that is not there yet is added. */
@ApplicationScoped
class UpdateAccount {
    private final ChangeAccount changeAccount;
    private final CreateAccount createAccount;
    private final TakeAccount takeAccount;

    UpdateAccount(ChangeAccount changeAccount, CreateAccount createAccount, TakeAccount takeAccount) {
        this.changeAccount = changeAccount;
        this.createAccount = createAccount;
        this.takeAccount = takeAccount;
    }

    /** The account that the body itself names, by either id; with the client's own id only, it is added if need be. */
    Uni<Account> update(Caller caller, GivenAccount given) {
        if (given.accountId() != null) {
            return update(caller, AccountRef.id(given.accountId()), given);
        }
        if (given.providerAccountId() == null) {
            throw Problem.invalid("providerAccountId", "must not be null");
        }
        return upsert(caller, given);
    }

    /** The account that the request names, whose ids the body may repeat. One that was deleted is revived. */
    Uni<Account> update(Caller caller, AccountRef ref, GivenAccount given) {
        return changeAccount.change(caller.organisation(), ref, given.address(), (reading, account, today) -> {
            if (account.isDeleted()) {
                account.status = AccountStatus.ACTIVE;
            }
            return takeAccount.of(given).apply(reading, account, today);
        });
    }

    private Uni<Account> upsert(Caller caller, GivenAccount given) {
        var ref = AccountRef.providerId(given.providerAccountId());
        return update(caller, ref, given).onFailure(UpdateAccount::isNotThere).recoverWithUni(() -> createAccount
                .create(caller, given)
                // Somebody else was a moment faster, and so there is one to update.
                .onFailure(UpdateAccount::isThere)
                .recoverWithUni(() -> update(caller, ref, given)));
    }

    private static boolean isNotThere(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == AccountProblem.ACCOUNT_NOT_FOUND;
    }

    private static boolean isThere(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == AccountProblem.PROVIDER_ACCOUNT_ID_TAKEN;
    }
}
