package io.homewatt.property.customers;

import io.homewatt.platform.events.Event;
import java.util.UUID;

/** A change of a customer on its way to what is known of it. */
record ReceivedCustomer(Event event, UUID id, KnownCustomer customer) {}
