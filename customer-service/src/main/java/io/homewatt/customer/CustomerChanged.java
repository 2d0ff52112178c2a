package io.homewatt.customer;

import io.homewatt.platform.outbox.OutboxEvent;
import java.time.Instant;

/** What the customer events say: no name and no e-mail address. */
record CustomerChanged(
        String customerId,
        CustomerLifecycle customerLifecycle,
        String authUserId,
        Instant createdAt,
        Instant updatedAt) {
    private static final String TOPIC = "homewatt.customers.v1";

    /** The event of a change that the customer has taken in and that was written, so that its version is the new one. */
    static OutboxEvent of(CustomerChange change, Customer customer) {
        String id = CustomerId.of(customer.key.id());
        var data = new CustomerChanged(
                id, customer.lifecycle, customer.authUserId, customer.createdAt, customer.updatedAt);
        return new OutboxEvent(
                customer.key.organisation(), TOPIC, id, change.eventType(), customer.version, customer.updatedAt, data);
    }
}
