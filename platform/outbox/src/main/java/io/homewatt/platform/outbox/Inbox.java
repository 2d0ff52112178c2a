package io.homewatt.platform.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Acts on each incoming event once, however often it is delivered. */
@ApplicationScoped
public class Inbox {
    private final Transactions transactions;

    Inbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Runs {@code effect} in a transaction that also remembers the event, or does nothing if it is remembered already.
     * Deliveries of one event at the same time wait for each other.
     *
     * @param consumer who acts: two consumers in one service each act once
     */
    public Uni<Void> once(
            String consumer, String organisation, UUID eventId, Function<Mutiny.Session, Uni<Void>> effect) {
        return transactions.write(session -> session.createNativeQuery("""
                                insert into seen_event (org_id, consumer, event_id) values (:org, :consumer, :event)
                                on conflict do nothing""")
                .setParameter("org", organisation)
                .setParameter("consumer", consumer)
                .setParameter("event", eventId)
                .executeUpdate()
                .chain(inserted ->
                        inserted == 1 ? effect.apply(session) : Uni.createFrom().voidItem()));
    }
}
