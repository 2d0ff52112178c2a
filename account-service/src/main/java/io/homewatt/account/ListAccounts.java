package io.homewatt.account;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.list.AccountLists;
import io.homewatt.account.list.AccountQuery;
import io.homewatt.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists accounts: all, or those that match. */
@ApplicationScoped
class ListAccounts {
    private final AccountLists lists;
    private final Accounts accounts;

    ListAccounts(AccountLists lists, Accounts accounts) {
        this.lists = lists;
        this.accounts = accounts;
    }

    Uni<Envelope<AccountResult>> list(Caller caller, AccountQuery query, Fields fields) {
        return lists.find(caller.organisation(), query, (session, found) -> accounts.all(
                        session, caller.organisation(), found.ids())
                .map(all -> Envelope.page(
                        AccountView.TYPE, query.window(), found.count(), shown(found.ids(), all, fields))));
    }

    private static List<AccountResult> shown(List<UUID> ids, List<Account> accounts, Fields fields) {
        Map<UUID, Account> byId =
                accounts.stream().collect(Collectors.toMap(account -> account.key.id(), Function.identity()));
        return ids.stream()
                // One that was removed between the two statements.
                .filter(byId::containsKey)
                .map(id -> AccountView.of(byId.get(id), fields))
                .toList();
    }
}
