package io.homewatt.disaggregation.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Column;
import io.homewatt.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps what is known of customers by their events, as many at once as were polled. */
@ApplicationScoped
class CustomerEvents {
    /** A change of a customer on its way to what is known of it. */
    record ReceivedCustomer(Event event, UUID id, String authUserId) {}

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
        return events.handleAll(batch, this::read, this::take);
    }

    private Uni<Void> take(List<ReceivedCustomer> changes) {
        return inbox.onceEach(
                "customers",
                changes,
                change -> new Inbox.Id(
                        change.event().organisation(), change.event().id()),
                CustomerEvents::put);
    }

    private Optional<ReceivedCustomer> read(Event event) {
        CustomerChanged customer = event.data(json, CustomerChanged.class);
        UUID id = PublicIds.CUSTOMER
                .parse(customer.customerId())
                .orElseThrow(() -> new BrokenEvent("customer_id is none of ours"));
        return Optional.of(new ReceivedCustomer(event, id, customer.authUserId()));
    }

    /** Takes changes in, of each customer the latest, unless a later one was taken in before. */
    static Uni<Void> put(Mutiny.Session session, List<ReceivedCustomer> changes) {
        return session.createNativeQuery("""
                        insert into known_customer as c (org_id, id, auth_user_id, version)
                        select distinct on (org_id, id) org_id, id, auth_user_id, version
                        from unnest(cast(:organisations as varchar[]), cast(:ids as uuid[]), cast(:users as varchar[]),
                                    cast(:versions as bigint[])) as n (org_id, id, auth_user_id, version)
                        order by org_id, id, version desc
                        on conflict (org_id, id) do update
                          set auth_user_id = excluded.auth_user_id, version = excluded.version
                          where c.version < excluded.version""")
                .setParameter("organisations", Column.of(changes, String[]::new, change -> change.event()
                        .organisation()))
                .setParameter("ids", Column.of(changes, UUID[]::new, ReceivedCustomer::id))
                .setParameter("users", Column.of(changes, String[]::new, ReceivedCustomer::authUserId))
                .setParameter("versions", Column.of(changes, Long[]::new, change -> change.event()
                        .aggregateVersion()))
                .executeUpdate()
                .replaceWithVoid();
    }
}
