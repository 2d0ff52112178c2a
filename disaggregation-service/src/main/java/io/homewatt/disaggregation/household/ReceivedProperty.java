package io.homewatt.disaggregation.household;

import io.homewatt.platform.events.Event;
import java.util.UUID;

/** A change of a property on its way to what is known of it. */
record ReceivedProperty(Event event, KnownProperty property) {
    private static final String REMOVED = "property.removed.v1";

    /** A property's key. */
    record Key(String organisation, UUID id) {}

    Key key() {
        return new Key(event.organisation(), property.id());
    }

    long version() {
        return event.aggregateVersion();
    }

    /** Whether the property is no more. */
    boolean removed() {
        return event.type().equals(REMOVED);
    }
}
