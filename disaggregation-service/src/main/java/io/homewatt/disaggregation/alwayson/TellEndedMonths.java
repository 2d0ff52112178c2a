package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.household.Accounts;
import io.homewatt.platform.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells of months that had their figure before they ended, and have ended now. Every instance looks, and leaves out the
 * accounts that another has in hand.
 */
@ApplicationScoped
class TellEndedMonths {
    private static final Logger LOG = Logger.getLogger(TellEndedMonths.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final MonthEstimates estimates;
    private final Accounts accounts;
    private final TellMonths tellMonths;
    private final Clock clock;

    TellEndedMonths(
            Transactions transactions,
            MonthEstimates estimates,
            Accounts accounts,
            TellMonths tellMonths,
            Clock clock) {
        this.transactions = transactions;
        this.estimates = estimates;
        this.accounts = accounts;
        this.tellMonths = tellMonths;
        this.clock = clock;
    }

    @Scheduled(
            every = "{homewatt.always-on.tell-ended.every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::batch)
                .whilst(told -> told > 0)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Months that ended wait for the next time to be told"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> batch() {
        Instant now = clock.instant();
        return transactions.write(session -> estimates
                .accountsWithUntold(session, now, BATCH)
                .chain(found -> accounts.lock(session, found))
                .chain(locked -> locked.isEmpty()
                        ? Uni.createFrom().item(0)
                        : estimates
                                .untold(session, locked.keySet(), now, BATCH)
                                .chain(months -> tellMonths.tell(session, locked, months, now))));
    }
}
