package io.homewatt.account;

import io.homewatt.platform.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Tells of tariffs that come into force because their day has come. Every instance looks, and leaves out the accounts
 * that another has in hand.
 */
@ApplicationScoped
class PassTime {
    private static final Logger LOG = Logger.getLogger(PassTime.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Accounts accounts;
    private final ChangeAccount changeAccount;
    private final Clock clock;

    PassTime(Transactions transactions, Accounts accounts, ChangeAccount changeAccount, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.changeAccount = changeAccount;
        this.clock = clock;
    }

    @Scheduled(
            every = "{homewatt.accounts.tariff-changes.every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> pass() {
        return Multi.createBy()
                .repeating()
                .uni(this::batch)
                .whilst(accounts -> accounts == BATCH)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Tariffs that come into force wait for the next time"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> batch() {
        return transactions.write(
                session -> accounts.due(session, clock.instant(), BATCH).chain(due -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Account account : due) {
                        all = all.chain(() -> changeAccount.passTime(session, account));
                    }
                    return all.replaceWith(due.size());
                }));
    }
}
