package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes in what an event says of an account, and has its figures made anew where it matters for them. */
@ApplicationScoped
class TakeAccount {
    private final Figures figures;

    TakeAccount(Figures figures) {
        this.figures = figures;
    }

    private record Known(AccountChanged account, boolean deleted, long version) {}

    /** Does nothing if a later change was taken in before. */
    Uni<Void> take(Mutiny.Session session, String organisation, AccountChanged account, long version) {
        return known(session, organisation, account).chain(known -> {
            if (known != null && known.version >= version) {
                return Uni.createFrom().voidItem();
            }
            return put(session, organisation, account, version)
                    .chain(() -> makeAnew(session, organisation, known, account));
        });
    }

    /** Whoever sums up the account's days has it locked, and is waited for. */
    private static Uni<Known> known(Mutiny.Session session, String organisation, AccountChanged account) {
        return session.createNativeQuery("""
                        select utility_code, utility_account_id, icp, time_zone, latitude, longitude, deleted, version
                        from known_account where org_id = :org and id = :id for update""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("id", account.accountId())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Known(
                                new AccountChanged(
                                        account.accountId(),
                                        null,
                                        row.get("utility_code", String.class),
                                        null,
                                        row.get("utility_account_id", String.class),
                                        row.get("icp", String.class),
                                        row.get("time_zone", String.class),
                                        row.get("latitude", Double.class),
                                        row.get("longitude", Double.class)),
                                row.get("deleted", Boolean.class),
                                row.get("version", Long.class)));
    }

    private Uni<Void> makeAnew(Mutiny.Session session, String organisation, Known known, AccountChanged account) {
        if (account.deleted()) {
            return figures.forget(session, organisation, account.accountId());
        }
        if (known == null || known.deleted || !known.account.hasFiguresOf(account)) {
            // Under another name or with other months nothing was told of it yet.
            boolean another = known != null && !known.account.isToldAs(account);
            return (another
                            ? figures.forget(session, organisation, account.accountId())
                            : Uni.createFrom().voidItem())
                    .chain(() ->
                            figures.startOver(session, List.of(new AccountKey(organisation, account.accountId()))));
        }
        return Uni.createFrom().voidItem();
    }

    private static Uni<Integer> put(Mutiny.Session session, String organisation, AccountChanged account, long version) {
        return session.createNativeQuery("""
                        insert into known_account as a (org_id, id, utility_code, utility_customer_id, utility_account_id,
                          icp, time_zone, latitude, longitude, deleted, version)
                        values (:org, :id, :code, :customer, :account, :icp, :zone, :latitude, :longitude, :deleted, :version)
                        on conflict (org_id, id) do update
                          set utility_code = excluded.utility_code, utility_customer_id = excluded.utility_customer_id,
                              utility_account_id = excluded.utility_account_id, icp = excluded.icp,
                              time_zone = excluded.time_zone, latitude = excluded.latitude,
                              longitude = excluded.longitude, deleted = excluded.deleted, version = excluded.version
                          where a.version < excluded.version""")
                .setParameter("org", organisation)
                .setParameter("id", account.accountId())
                .setParameter("code", account.utilityCode())
                .setParameter("customer", account.utilityCustomerId())
                .setParameter("account", account.utilityAccountId())
                .setParameter("icp", account.icp())
                .setParameter("zone", account.timeZone())
                .setParameter("latitude", account.latitude())
                .setParameter("longitude", account.longitude())
                .setParameter("deleted", account.deleted())
                .setParameter("version", version)
                .executeUpdate();
    }
}
