package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.outbox.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import org.jboss.logging.Logger;

/** Measures how much there is to sum up. */
@ApplicationScoped
class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private final Transactions transactions;
    private volatile double days = Double.NaN;
    private volatile double age = Double.NaN;

    Backlog(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        Gauge.builder("homewatt.always-on.stale.days", this, backlog -> backlog.days)
                .description("Days of sources whose reads wait to be summed up")
                .register(meters);
        Gauge.builder("homewatt.always-on.stale.age", this, backlog -> backlog.age)
                .description("How long the oldest of them waits, in seconds")
                .register(meters);
    }

    @Scheduled(
            every = "{homewatt.always-on.backlog.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return transactions
                .read(session -> session.createNativeQuery("""
                                select count(*) as days,
                                  cast(coalesce(extract(epoch from now() - min(since)), 0) as double precision) as age
                                from stale_day""", Tuple.class).getSingleResult())
                .invoke(row -> {
                    days = row.get("days", Long.class);
                    age = row.get("age", Double.class);
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "It is not known how much there is to sum up"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
