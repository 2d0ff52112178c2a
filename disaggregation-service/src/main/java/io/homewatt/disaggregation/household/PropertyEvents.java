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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what is known of properties by their events. */
@ApplicationScoped
class PropertyEvents {
    private static final String REMOVED = "property.removed.v1";

    private final Events events;
    private final Inbox inbox;
    private final TakeProperty takeProperty;
    private final ObjectMapper json;

    PropertyEvents(Events events, Inbox inbox, TakeProperty takeProperty, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.takeProperty = takeProperty;
        this.json = json;
    }

    @Incoming("properties")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::effect, effects -> inbox.onceInTurn("properties", effects));
    }

    private Optional<Inbox.Effect> effect(Event event) {
        PropertyChanged change = event.data(json, PropertyChanged.class);
        UUID property = id(PublicIds.PROPERTY, change.propertyId());
        UUID customer = id(PublicIds.CUSTOMER, change.customerId());
        if (change.icp() == null) {
            throw new BrokenEvent("icp is missing");
        }
        return Optional.of(Inbox.Effect.of(
                event.organisation(),
                event.id(),
                session -> takeProperty.take(
                        session,
                        event.organisation(),
                        new KnownProperty(property, customer, change.icp()),
                        event.type().equals(REMOVED),
                        event.aggregateVersion())));
    }

    private static UUID id(PublicId form, String text) {
        return form.parse(text).orElseThrow(() -> new BrokenEvent("an id is none of ours"));
    }
}
