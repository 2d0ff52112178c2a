package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.JsonRows;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.homewatt.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The accounts as this service knows them from their events. */
@ApplicationScoped
public class Accounts {
    private static final String COLUMNS = """
            select a.org_id, a.id, a.utility_code, a.utility_customer_id, a.utility_account_id, a.time_zone, a.latitude,
              a.longitude, a.injects""";

    private static final String LOCK = COLUMNS + """
             from known_account a
            where (a.org_id, a.id) in (
                select org_id, id
                from jsonb_to_recordset(cast(cast(:accounts as varchar) as jsonb)) as w (org_id varchar, id uuid))
              and not a.deleted and a.utility_code || a.utility_account_id is not null
            for no key update of a skip locked""";

    private static final String FIND = COLUMNS + """
             from known_account a
            where a.org_id = :org and a.utility_code = upper(:code) and a.utility_account_id = :account
              and a.utility_customer_id = :customer and not a.deleted
              and (cast(:user as varchar) is null or exists (
                select from known_property p join known_customer c on c.org_id = p.org_id and c.id = p.customer_id
                where p.org_id = a.org_id and p.icp = a.icp and not p.removed and c.auth_user_id = :user))
            order by a.id desc limit 1""";

    /**
     * The account that a utility knows by these ids, if the caller may see it: a household only if one of its customer's
     * properties has the account's ICP.
     *
     * @param utilityCode in any case
     */
    public Uni<Optional<KnownAccount>> find(
            Mutiny.Session session,
            Caller caller,
            String utilityCode,
            long utilityCustomerId,
            String utilityAccountId) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("org", caller.organisation())
                .setParameter("code", utilityCode)
                .setParameter("customer", utilityCustomerId)
                .setParameter("account", utilityAccountId)
                .setParameter("user", caller.household().orElse(null))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(Accounts::account));
    }

    /**
     * Locks accounts until the transaction ends, so that one at a time sums up an account and none while it is changed.
     * Those that another has locked, and those that are deleted, are left out.
     */
    public Uni<Map<AccountKey, KnownAccount>> lock(Mutiny.Session session, Collection<AccountKey> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(LOCK, Tuple.class)
                .setParameter("accounts", JsonRows.of(accounts))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(Accounts::account)
                        .collect(Collectors.toMap(
                                account -> new AccountKey(account.organisation(), account.id()), account -> account)));
    }

    private static KnownAccount account(Tuple row) {
        Double latitude = row.get("latitude", Double.class);
        Double longitude = row.get("longitude", Double.class);
        return new KnownAccount(
                row.get("org_id", String.class),
                row.get("id", UUID.class),
                row.get("utility_code", String.class),
                row.get("utility_customer_id", Long.class),
                row.get("utility_account_id", String.class),
                new Site(
                        ZoneId.of(row.get("time_zone", String.class)),
                        latitude == null || longitude == null
                                ? Optional.empty()
                                : Optional.of(new Site.Location(latitude, longitude)),
                        row.get("injects", Boolean.class)));
    }
}
