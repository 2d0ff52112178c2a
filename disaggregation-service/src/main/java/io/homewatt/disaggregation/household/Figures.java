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
    Uni<Void> startOver(Mutiny.Session session, String organisation, List<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return forgetDays(session, organisation, accounts)
                .chain(() -> session.createNativeQuery("""
                                update month_estimate
                                set watts = null, kilowatt_hours = null, ratio = null, none = 'NO_READS'
                                where org_id = :org and account_id in (:accounts)""")
                        .setParameter("org", organisation)
                        .setParameter("accounts", accounts)
                        .executeUpdate())
                .chain(() -> sources.startOver(
                        session,
                        accounts.stream()
                                .map(id -> new AccountKey(organisation, id))
                                .toList()));
    }

    /** Forgets an account's figures, and that they were told. */
    Uni<Void> forget(Mutiny.Session session, String organisation, UUID account) {
        return forgetDays(session, organisation, List.of(account))
                .chain(() -> session.createNativeQuery(
                                "delete from month_estimate where org_id = :org and account_id = :account")
                        .setParameter("org", organisation)
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Integer> forgetDays(Mutiny.Session session, String organisation, List<UUID> accounts) {
        return session.createNativeQuery("delete from day_summary where org_id = :org and account_id in (:accounts)")
                .setParameter("org", organisation)
                .setParameter("accounts", accounts)
                .executeUpdate();
    }
}
