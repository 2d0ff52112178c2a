package io.homewatt.property;

import io.homewatt.property.comparison.Comparison;
import io.homewatt.property.customers.CustomerId;

/** The answer to attaching a comparison. */
record AttachedComparison(String customerId, String propertyId, String comparisonSagaId) {
    static AttachedComparison of(Property property, Comparison comparison) {
        return new AttachedComparison(
                CustomerId.of(property.customerId), PropertyId.of(property.key.id()), comparison.comparisonSagaId());
    }
}
