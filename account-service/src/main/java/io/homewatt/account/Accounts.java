package io.homewatt.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Accounts that are changed. */
@ApplicationScoped
class Accounts {
    /** The account, or null; nobody else changes it until the transaction ends. */
    Uni<Account> locked(Mutiny.Session session, String organisation, AccountRef ref) {
        Optional<Uni<Account>> found = ref instanceof AccountRef.ById byId
                ? byId.id().map(id -> byId(session, organisation, id))
                : ((AccountRef.ByProviderId) ref).id().map(id -> byProviderId(session, organisation, id));
        return found.orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static Uni<Account> byId(Mutiny.Session session, String organisation, UUID id) {
        return session.find(Account.class, new Account.Key(organisation, id), LockMode.PESSIMISTIC_WRITE);
    }

    private static Uni<Account> byProviderId(Mutiny.Session session, String organisation, String id) {
        return session.createSelectionQuery(
                        "from Account where key.organisation = :org and providerAccountId = :pid", Account.class)
                .setParameter("org", organisation)
                .setParameter("pid", id)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getSingleResultOrNull();
    }

    /** Accounts of all organisations of which another tariff has come into force, but for those that are being changed. */
    Uni<List<Account>> due(Mutiny.Session session, Instant now, int most) {
        return session.createSelectionQuery(
                        "from Account where nextTariffChange <= :now order by nextTariffChange", Account.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
    }
}
