package io.homewatt.customer.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.rest.PublicId;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the customers' property lists by the property events, as many at once as were polled. */
@ApplicationScoped
class PropertyEvents {
    private static final Set<String> TYPES =
            Set.of("property.created.v1", "property.verified.v1", "property.rejected.v1", ReceivedChange.REMOVED);
    private static final PublicId CUSTOMER = new PublicId("customer_");

    private final Events events;
    private final Inbox inbox;
    private final PropertyLists lists;
    private final ObjectMapper json;

    PropertyEvents(Events events, Inbox inbox, PropertyLists lists, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.lists = lists;
        this.json = json;
    }

    @Incoming("properties")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::read, this::take);
    }

    private Uni<Void> take(List<ReceivedChange> changes) {
        return inbox.onceEach(
                "property-lists",
                changes,
                change -> new Inbox.Id(
                        change.event().organisation(), change.event().id()),
                lists::put);
    }

    private Optional<ReceivedChange> read(Event event) {
        if (!TYPES.contains(event.type())) {
            return Optional.empty();
        }
        PropertyChanged change = event.data(json, PropertyChanged.class);
        UUID property = id(PropertyLists.PROPERTY, change.propertyId());
        UUID customer = id(CUSTOMER, change.customerId());
        if (change.icp() == null || change.propertyLifecycle() == null) {
            throw new BrokenEvent("icp or property_lifecycle is missing");
        }
        return Optional.of(new ReceivedChange(event, property, customer, change));
    }

    private static UUID id(PublicId form, String text) {
        return form.parse(text).orElseThrow(() -> new BrokenEvent("an id is none of ours"));
    }
}
