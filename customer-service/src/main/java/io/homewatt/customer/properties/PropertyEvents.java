package io.homewatt.customer.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.rest.PublicId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps the customers' property lists by the property events. */
@ApplicationScoped
class PropertyEvents {
    private static final String REMOVED = "property.removed.v1";
    private static final Set<String> TYPES =
            Set.of("property.created.v1", "property.verified.v1", "property.rejected.v1", REMOVED);
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
    Uni<Void> on(Message<byte[]> message) {
        return events.handle(message, this::take);
    }

    private Uni<Void> take(Event event) {
        if (!TYPES.contains(event.type())) {
            return Uni.createFrom().voidItem();
        }
        PropertyChanged change = event.data(json, PropertyChanged.class);
        UUID property = id(PropertyLists.PROPERTY, change.propertyId());
        UUID customer = id(CUSTOMER, change.customerId());
        if (change.icp() == null || change.propertyLifecycle() == null) {
            throw new BrokenEvent("icp or property_lifecycle is missing");
        }
        return inbox.once(
                "property-lists",
                event.organisation(),
                event.id(),
                session -> lists.put(
                        session,
                        event.organisation(),
                        property,
                        customer,
                        change,
                        event.aggregateVersion(),
                        event.type().equals(REMOVED)));
    }

    private static UUID id(PublicId form, String text) {
        return form.parse(text).orElseThrow(() -> new BrokenEvent("an id is none of ours"));
    }
}
