package io.homewatt.property;

import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has the registry asked again about what it said too long ago, a few properties at a time, of all organisations. */
@ApplicationScoped
class VerifyAgain {
    private final Transactions transactions;
    private final Properties properties;
    private final Outbox outbox;
    private final Clock clock;
    private final VerificationConfig config;

    VerifyAgain(
            Transactions transactions, Properties properties, Outbox outbox, Clock clock, VerificationConfig config) {
        this.transactions = transactions;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** One round. Of several replicas that come at about the same time one has it, and the others do nothing. */
    @Scheduled(
            every = "${homewatt.verification.every:60s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        Instant now = clock.instant();
        Instant tooOld = now.minus(config.age());
        return transactions.write(session -> begin(session, now)
                .chain(begun -> begun
                        ? properties.lastCheckedBefore(session, tooOld, config.atATime())
                        : Uni.createFrom().item(List.<Property>of()))
                .chain(chosen -> request(session, chosen, now, tooOld)));
    }

    /** Whether it is time for a round, which then is this one; a little early is in time, as no timer is exact. */
    private Uni<Boolean> begin(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("update verification_round set started_at = :now where started_at <= :last")
                .setParameter("now", now)
                .setParameter("last", now.minus(config.every().multipliedBy(9).dividedBy(10)))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** An answer that someone else got since then is good enough. */
    private Uni<Void> request(Mutiny.Session session, List<Property> chosen, Instant now, Instant notBefore) {
        chosen.forEach(property -> property.verifyAgain(now));
        return session.flush().chain(() -> Multi.createFrom()
                .iterable(chosen)
                .onItem()
                .transformToUniAndConcatenate(property ->
                        outbox.append(session, PropertyEvent.VerificationRequested.event(property, notBefore)))
                .onItem()
                .ignoreAsUni());
    }
}
