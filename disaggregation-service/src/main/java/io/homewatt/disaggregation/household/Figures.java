package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes back what was found out about accounts that are not what they were. */
@ApplicationScoped
class Figures {
    private final Sources sources;

    Figures(Sources sources) {
        this.sources = sources;
    }

    /** Has the accounts summed up anew; what was told of them is remembered, for it may come out the same. */
    Uni<Void> startOver(Mutiny.Session session, List<AccountKey> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return forgetDays(session, accounts)
                .chain(() -> session.createNativeQuery("""
                                update month_estimate
                                set watts = null, kilowatt_hours = null, ratio = null, none = 'NO_READS'
                                where (org_id, account_id) in (""" + Sources.GIVEN + ")")
                        .setParameter("organisations", AccountKey.organisations(accounts))
                        .setParameter("accounts", AccountKey.ids(accounts))
                        .executeUpdate())
                .chain(() -> sources.startOver(session, accounts));
    }

    /** Forgets an account's figures, and that they were told. */
    Uni<Void> forget(Mutiny.Session session, String organisation, UUID account) {
        return forgetDays(session, List.of(new AccountKey(organisation, account)))
                .chain(() -> session.createNativeQuery(
                                "delete from month_estimate where org_id = :org and account_id = :account")
                        .setParameter("org", organisation)
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Integer> forgetDays(Mutiny.Session session, List<AccountKey> accounts) {
        return session.createNativeQuery(
                        "delete from day_summary where (org_id, account_id) in (" + Sources.GIVEN + ")")
                .setParameter("organisations", AccountKey.organisations(accounts))
                .setParameter("accounts", AccountKey.ids(accounts))
                .executeUpdate();
    }
}
