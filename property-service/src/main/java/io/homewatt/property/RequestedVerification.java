package io.homewatt.property;

import io.homewatt.property.customers.CustomerId;

/** The answer to a request to verify a property: how its verification stands. */
record RequestedVerification(String customerId, String propertyId, PropertyView.Verification verification) {
    static RequestedVerification of(Property property) {
        return new RequestedVerification(
                CustomerId.of(property.customerId),
                PropertyId.of(property.key.id()),
                PropertyView.Verification.of(property));
    }
}
