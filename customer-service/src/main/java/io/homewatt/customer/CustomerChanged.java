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

    static OutboxEvent created(Customer customer) {
        return event("customer.created.v1", customer);
    }

    private static OutboxEvent event(String type, Customer customer) {
        String id = CustomerId.of(customer.key.id());
        var data = new CustomerChanged(
                id, customer.lifecycle, customer.authUserId, customer.createdAt, customer.updatedAt);
        return new OutboxEvent(
                customer.key.organisation(), TOPIC, id, type, customer.version, customer.updatedAt, data);
    }
}
