package io.homewatt.customer.properties;

import io.homewatt.platform.events.Event;
import java.util.UUID;

/** A change of a property on its way to the customer's list. */
record ReceivedChange(Event event, UUID property, UUID customer, PropertyChanged change) {
    static final String REMOVED = "property.removed.v1";

    /** Whether the property is no more. */
    boolean removed() {
        return event.type().equals(REMOVED);
    }
}
