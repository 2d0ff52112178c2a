package io.homewatt.customer;

import io.homewatt.customer.properties.ListedProperty;
import java.time.Instant;
import java.util.List;

/** A customer, as the API shows it. */
record CustomerView(
        String customerId,
        Instant createdAt,
        Instant updatedAt,
        String firstName,
        String lastName,
        String authUserId,
        String emailAddress,
        CustomerLifecycle customerLifecycle,
        List<ListedProperty> propertyList) {
    static CustomerView of(Customer customer, List<ListedProperty> properties) {
        return new CustomerView(
                CustomerId.of(customer.key.id()),
                customer.createdAt,
                customer.updatedAt,
                customer.firstName,
                customer.lastName,
                customer.authUserId,
                customer.emailAddress,
                customer.lifecycle,
                properties);
    }
}
