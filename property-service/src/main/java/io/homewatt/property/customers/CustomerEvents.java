package io.homewatt.property.customers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what is known of customers by their events, which all carry the same members; as many at once as were polled. */
@ApplicationScoped
class CustomerEvents {
    private final Events events;
    private final Inbox inbox;
    private final Customers customers;
    private final ObjectMapper json;

    CustomerEvents(Events events, Inbox inbox, Customers customers, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.customers = customers;
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
                customers::put);
    }

    private Optional<ReceivedCustomer> read(Event event) {
        KnownCustomer customer = event.data(json, KnownCustomer.class);
        UUID id = CustomerId.FORM
                .parse(customer.customerId())
                .orElseThrow(() -> new BrokenEvent("customer_id is none of ours"));
        if (customer.customerLifecycle() == null) {
            throw new BrokenEvent("customer_lifecycle is missing");
        }
        return Optional.of(new ReceivedCustomer(event, id, customer));
    }
}
