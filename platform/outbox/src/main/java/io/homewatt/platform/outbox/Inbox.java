package io.homewatt.platform.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Acts on each incoming event once, however often it is delivered. */
@ApplicationScoped
public class Inbox {
    /** An event, as the inbox remembers it. */
    public record Id(String organisation, UUID event) {}

    /** What an event has to have done, once. */
    public record Effect(Id id, Function<Mutiny.Session, Uni<Void>> run) {
        /** An effect of the event with this id. */
        public static Effect of(String organisation, UUID event, Function<Mutiny.Session, Uni<Void>> run) {
            return new Effect(new Id(organisation, event), run);
        }
    }

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
        return onceInTurn(consumer, List.of(Effect.of(organisation, eventId, effect)));
    }

    /**
     * As {@link #once}, for events that came together, in one transaction, whose session sends statements of one kind
     * together.
     *
     * @param effect gets those which are not remembered, in their order; not run when there are none
     */
    public <T> Uni<Void> onceEach(
            String consumer,
            List<T> events,
            Function<T, Id> id,
            BiFunction<Mutiny.Session, List<T>, Uni<Void>> effect) {
        List<Id> ids = events.stream().map(id).toList();
        return transactions.write(session -> remember(session, consumer, ids).chain(added -> {
            List<T> fresh = events.stream()
                    .filter(event -> added.remove(id.apply(event)))
                    .toList();
            return fresh.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : effect.apply(session.setBatchSize(fresh.size()), fresh);
        }));
    }

    /** As {@link #once}, for events that came together, in one transaction and one after the other. */
    public Uni<Void> onceInTurn(String consumer, List<Effect> effects) {
        return onceEach(consumer, effects, Effect::id, (session, fresh) -> Multi.createFrom()
                .iterable(fresh)
                .onItem()
                .transformToUniAndConcatenate(effect -> effect.run().apply(session))
                .onItem()
                .ignoreAsUni());
    }

    /** Rows are taken in the order of their key, so that nobody waits for another in a circle. */
    private static Uni<Set<Id>> remember(Mutiny.Session session, String consumer, List<Id> ids) {
        return session.createNativeQuery("""
                        insert into seen_event (org_id, consumer, event_id)
                        select org_id, :consumer, event_id
                        from unnest(cast(:organisations as varchar[]), cast(:events as uuid[])) as e (org_id, event_id)
                        order by org_id, event_id
                        on conflict do nothing
                        returning org_id, event_id""", Tuple.class)
                .setParameter("consumer", consumer)
                .setParameter(
                        "organisations", ids.stream().map(Id::organisation).toArray(String[]::new))
                .setParameter("events", ids.stream().map(Id::event).toArray(UUID[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Id(row.get(0, String.class), row.get(1, UUID.class)))
                        .collect(Collectors.toCollection(HashSet::new)));
    }
}
