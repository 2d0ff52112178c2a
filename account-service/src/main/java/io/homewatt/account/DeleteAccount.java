package io.homewatt.account;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes an account so that it can be revived, or for good. */
@ApplicationScoped
class DeleteAccount {
    private final ChangeAccount changeAccount;
    private final Transactions transactions;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    DeleteAccount(
            ChangeAccount changeAccount, Transactions transactions, Accounts accounts, Outbox outbox, Clock clock) {
        this.changeAccount = changeAccount;
        this.transactions = transactions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Marks it as deleted. */
    Uni<Account> delete(Caller caller, AccountRef ref) {
        return changeAccount.change(caller.organisation(), ref, null, (reading, account, today) -> {
            account.status = AccountStatus.DELETED;
            return Uni.createFrom().voidItem();
        });
    }

    /** Removes its row, which frees its providerAccountId. */
    Uni<Account> remove(Caller caller, AccountRef ref) {
        return transactions.write(session -> accounts.locked(session, caller.organisation(), ref)
                .invoke(ChangeAccount::mustExist)
                .call(session::remove)
                .invoke(account -> account.status = AccountStatus.DELETED)
                .call(account -> outbox.append(session, AccountChanged.removed(account, clock.instant()))));
    }
}
