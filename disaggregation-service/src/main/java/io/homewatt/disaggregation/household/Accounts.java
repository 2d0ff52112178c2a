package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.household.Sources.AccountKey;
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
    private static final String LOCK = """
            select a.org_id, a.id, a.utility_code, a.utility_customer_id, a.utility_account_id, a.time_zone, a.latitude,
              a.longitude, a.injects
            from known_account a
            where (a.org_id, a.id) in (%s)
              and not a.deleted and a.utility_code || a.utility_account_id is not null
            for no key update of a skip locked""".formatted(Sources.GIVEN);

    /**
     * Locks accounts until the transaction ends, so that one at a time sums up an account and none while it is changed.
     * Those that another has locked, and those that are deleted, are left out.
     */
    public Uni<Map<AccountKey, KnownAccount>> lock(Mutiny.Session session, Collection<AccountKey> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(LOCK, Tuple.class)
                .setParameter("organisations", AccountKey.organisations(accounts))
                .setParameter("accounts", AccountKey.ids(accounts))
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
