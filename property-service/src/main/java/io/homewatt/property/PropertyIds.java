package io.homewatt.property;

import io.homewatt.property.customers.CustomerId;

/** The answer to a change of a property. */
record PropertyIds(String customerId, String propertyId) {
    static PropertyIds of(Property property) {
        return new PropertyIds(CustomerId.of(property.customerId), PropertyId.of(property.key.id()));
    }
}
