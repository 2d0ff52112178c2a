package io.homewatt.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The accounts of an organisation. */
@ApplicationScoped
class Accounts {
    /** PostgreSQL stores no text with this character, and so none is found. */
    private static final char NUL = 0;

    /** The account, or null. */
    Uni<Account> find(Mutiny.Session session, String organisation, AccountRef ref) {
        return find(session, organisation, ref, LockMode.NONE);
    }

    /** The account, or null; nobody else changes it until the transaction ends. */
    Uni<Account> locked(Mutiny.Session session, String organisation, AccountRef ref) {
        return find(session, organisation, ref, LockMode.PESSIMISTIC_WRITE);
    }

    private Uni<Account> find(Mutiny.Session session, String organisation, AccountRef ref, LockMode lock) {
        if (ref instanceof AccountRef.ById byId) {
            return byId.id()
                    .map(id -> session.find(Account.class, new Account.Key(organisation, id), lock))
                    .orElseGet(() -> Uni.createFrom().nullItem());
        }
        String providerId = ((AccountRef.ByProviderId) ref).providerAccountId();
        if (providerId.indexOf(NUL) >= 0) {
            return Uni.createFrom().nullItem();
        }
        return session.createSelectionQuery(
                        "from Account where key.organisation = :org and providerAccountId = :pid", Account.class)
                .setParameter("org", organisation)
                .setParameter("pid", providerId)
                .setLockMode(lock)
                .getSingleResultOrNull();
    }

    /** The accounts of these ids, in no order. */
    Uni<List<Account>> all(Mutiny.Session session, String organisation, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery(
                                "from Account where key.organisation = :org and key.id in :ids", Account.class)
                        .setParameter("org", organisation)
                        .setParameter("ids", ids)
                        .getResultList();
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
