package io.homewatt.customer;

import io.homewatt.customer.properties.ListedProperty;
import io.vertx.mutiny.sqlclient.Row;
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

    /** @param row with the columns of the same names, times with their zones */
    static CustomerView of(Row row, List<ListedProperty> properties) {
        return new CustomerView(
                CustomerId.of(row.getUUID("id")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("auth_user_id"),
                row.getString("email_address"),
                CustomerLifecycle.valueOf(row.getString("lifecycle")),
                properties);
    }
}
