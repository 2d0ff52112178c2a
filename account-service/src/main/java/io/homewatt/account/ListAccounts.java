package io.homewatt.account;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.list.AccountLists;
import io.homewatt.account.list.AccountQuery;
import io.homewatt.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists accounts: all, or those that match. */
@ApplicationScoped
class ListAccounts {
    private final AccountLists lists;

    ListAccounts(AccountLists lists) {
        this.lists = lists;
    }

    Uni<Envelope<AccountResult>> list(Caller caller, AccountQuery query, Fields fields) {
        return lists.find(caller.organisation(), query, AccountRows.COLUMNS)
                .map(found -> Envelope.page(
                        AccountView.TYPE,
                        query.window(),
                        found.count(),
                        found.accounts().stream()
                                .map(row -> AccountView.of(AccountRows.account(row), fields))
                                .toList()));
    }
}
