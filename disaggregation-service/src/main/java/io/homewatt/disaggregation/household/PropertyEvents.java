package io.homewatt.disaggregation.household;

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
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what is known of properties by their events, as many at once as were polled. */
@ApplicationScoped
class PropertyEvents {
    private final Events events;
    private final Inbox inbox;
    private final TakeProperties takeProperties;
    private final ObjectMapper json;

    PropertyEvents(Events events, Inbox inbox, TakeProperties takeProperties, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.takeProperties = takeProperties;
        this.json = json;
    }

    @Incoming("properties")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::read, this::take);
    }

    private Uni<Void> take(List<ReceivedProperty> changes) {
        return inbox.onceEach(
                "properties",
                changes,
                change -> new Inbox.Id(
                        change.event().organisation(), change.event().id()),
                takeProperties::take);
    }

    private Optional<ReceivedProperty> read(Event event) {
        PropertyChanged change = event.data(json, PropertyChanged.class);
        UUID property = id(PublicIds.PROPERTY, change.propertyId());
        UUID customer = id(PublicIds.CUSTOMER, change.customerId());
        if (change.icp() == null) {
            throw new BrokenEvent("icp is missing");
        }
        return Optional.of(new ReceivedProperty(event, new KnownProperty(property, customer, change.icp())));
    }

    private static UUID id(PublicId form, String text) {
        return form.parse(text).orElseThrow(() -> new BrokenEvent("an id is none of ours"));
    }
}
