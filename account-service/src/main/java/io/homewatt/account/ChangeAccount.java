package io.homewatt.account;

import io.homewatt.account.address.Address;
import io.homewatt.account.address.Addresses;
import io.homewatt.account.address.GivenAddress;
import io.homewatt.account.catalogue.CatalogueReading;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.tariff.DefaultTariffs;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.OutboxEvent;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What every change of an account has in common: its address is completed before, its default tariff reviewed after, and
 * its events go out with it. Nothing is written, and nobody told, when all was so before.
 */
@ApplicationScoped
class ChangeAccount {
    /** How often a change begins anew because somebody else has changed the address meanwhile. */
    private static final int TRIES = 3;

    private final Transactions transactions;
    private final Accounts accounts;
    private final AccountRows rows;
    private final Addresses addresses;
    private final CatalogueReading reading;
    private final DefaultTariffs defaults;
    private final Outbox outbox;
    private final Clock clock;

    ChangeAccount(
            Transactions transactions,
            Accounts accounts,
            AccountRows rows,
            Addresses addresses,
            CatalogueReading reading,
            DefaultTariffs defaults,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.rows = rows;
        this.addresses = addresses;
        this.reading = reading;
        this.defaults = defaults;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What changes. */
    @FunctionalInterface
    interface Change {
        /** Changes the account, whose day it is today. */
        Uni<Void> apply(CatalogueReading reading, Account account, LocalDate today);
    }

    /** An address with what was given over it, before and after what could be found out. */
    private record Completed(Address given, Address address) {}

    /** The address was changed while it was being completed. */
    private static final class Outrun extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Stores a new account.
     *
     * @param address its address, or null
     * @return fails with a {@link Problem} when its {@code providerAccountId} is taken
     */
    Uni<Account> create(Account.Key key, String providerAccountId, GivenAddress address, Change change) {
        Uni<Address> completed = address == null ? Uni.createFrom().nullItem() : addresses.complete(address.over(null));
        return completed
                .chain(found -> {
                    Instant now = clock.instant();
                    Account account = Account.of(key, providerAccountId, now);
                    DefaultTariffs.Grounds before = account.grounds();
                    account.address = found;
                    return change.apply(reading, account, account.today(now))
                            .chain(() -> review(reading, account, before, now))
                            .invoke(() -> account.settle(now))
                            .replaceWith(account);
                })
                .call(account -> transactions.writeWithoutSession(connection -> rows.insert(connection, account)
                        .chain(() -> publish(
                                event -> outbox.append(connection, event),
                                AccountChange.CREATED,
                                account,
                                Map.of(),
                                account.createdAt))))
                .onFailure(AccountProblem::isTaken)
                .transform(failure -> AccountProblem.taken());
    }

    /** Changes an account. Fails with a {@link Problem} when there is none. */
    Uni<Account> change(String organisation, AccountRef ref, GivenAddress address, Change change) {
        return completed(organisation, ref, address)
                .chain(completed -> transactions.write(session -> accounts.locked(session, organisation, ref)
                        .invoke(ChangeAccount::mustExist)
                        .chain(account -> change(session, account, address, completed, change))))
                .onFailure(Outrun.class)
                .retry()
                .atMost(TRIES);
    }

    /** Takes note of another tariff having come into force, which is all that time changes. */
    Uni<Void> passTime(Mutiny.Session session, Account account) {
        Instant now = clock.instant();
        Map<String, Long> told = account.inForce;
        account.settle(now);
        return publish(session, AccountChange.NONE, account, told, now);
    }

    static void mustExist(Account account) {
        if (account == null) {
            throw new Problem(AccountProblem.ACCOUNT_NOT_FOUND);
        }
    }

    private Uni<Optional<Completed>> completed(String organisation, AccountRef ref, GivenAddress given) {
        if (given == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return rows.find(organisation, ref).invoke(ChangeAccount::mustExist).chain(account -> {
            Address address = given.over(account.address);
            Uni<Address> found =
                    address.equals(account.address) ? Uni.createFrom().item(address) : addresses.complete(address);
            return found.map(complete -> Optional.of(new Completed(address, complete)));
        });
    }

    private Uni<Account> change(
            Mutiny.Session session,
            Account account,
            GivenAddress address,
            Optional<Completed> completed,
            Change change) {
        // Once, when all is said: the catalogue is read meanwhile, and needs nothing of this.
        session.setFlushMode(FlushMode.COMMIT);
        Instant now = clock.instant();
        AccountResult shown = AccountView.of(account, Fields.EXT);
        boolean wasDeleted = account.isDeleted();
        DefaultTariffs.Grounds before = account.grounds();
        completed.ifPresent(found -> {
            if (!found.given.equals(address.over(account.address))) {
                throw new Outrun();
            }
            account.address = found.address;
        });
        CatalogueReading inSession = CatalogueReading.in(session);
        return change.apply(inSession, account, account.today(now))
                .chain(() -> review(inSession, account, before, now))
                .chain(() -> {
                    if (AccountView.of(account, Fields.EXT).equals(shown)) {
                        return Uni.createFrom().voidItem();
                    }
                    Map<String, Long> told = account.inForce;
                    account.settle(now);
                    account.updatedAt = now;
                    return publish(session, AccountChange.of(wasDeleted, account.isDeleted()), account, told, now);
                })
                .replaceWith(account);
    }

    private Uni<Void> review(CatalogueReading reading, Account account, DefaultTariffs.Grounds before, Instant now) {
        DefaultTariffs.Grounds grounds = account.grounds();
        if (grounds.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        return defaults.review(reading, grounds, account.properties, account.today(now))
                .invoke(reviewed -> {
                    account.setTariffs(reviewed.tariffs());
                    account.properties = reviewed.properties();
                })
                .replaceWithVoid();
    }

    private Uni<Void> publish(
            Mutiny.Session session, AccountChange change, Account account, Map<String, Long> told, Instant now) {
        return session.flush().chain(() -> publish(event -> outbox.append(session, event), change, account, told, now));
    }

    /** Tells of the change, and of the tariffs in force if they are others than was told. */
    private static Uni<Void> publish(
            Function<OutboxEvent, Uni<Void>> append,
            AccountChange change,
            Account account,
            Map<String, Long> told,
            Instant now) {
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (OutboxEvent event : AccountChanged.events(change, account, told, account.today(now), now)) {
            appended = appended.chain(() -> append.apply(event));
        }
        return appended;
    }
}
