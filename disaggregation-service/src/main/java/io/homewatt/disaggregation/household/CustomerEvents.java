package io.homewatt.disaggregation.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what is known of customers by their events. */
@ApplicationScoped
class CustomerEvents {
    private final Events events;
    private final Inbox inbox;
    private final ObjectMapper json;

    CustomerEvents(Events events, Inbox inbox, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.json = json;
    }

    @Incoming("customers")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::effect, effects -> inbox.onceInTurn("customers", effects));
    }

    private Optional<Inbox.Effect> effect(Event event) {
        CustomerChanged customer = event.data(json, CustomerChanged.class);
        UUID id = PublicIds.CUSTOMER
                .parse(customer.customerId())
                .orElseThrow(() -> new BrokenEvent("customer_id is none of ours"));
        return Optional.of(Inbox.Effect.of(
                event.organisation(),
                event.id(),
                session -> put(session, event.organisation(), id, customer, event.aggregateVersion())));
    }

    /** Takes a change in, unless a later one was taken in before. */
    private static Uni<Void> put(
            Mutiny.Session session, String organisation, UUID id, CustomerChanged customer, long version) {
        return session.createNativeQuery("""
                        insert into known_customer as c (org_id, id, auth_user_id, version)
                        values (:org, :id, :user, :version)
                        on conflict (org_id, id) do update
                          set auth_user_id = excluded.auth_user_id, version = excluded.version
                          where c.version < excluded.version""")
                .setParameter("org", organisation)
                .setParameter("id", id)
                .setParameter("user", customer.authUserId())
                .setParameter("version", version)
                .executeUpdate()
                .replaceWithVoid();
    }
}
