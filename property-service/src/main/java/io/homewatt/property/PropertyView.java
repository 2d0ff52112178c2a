package io.homewatt.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.homewatt.property.customers.CustomerId;
import java.time.Instant;
import java.util.List;

/** A property, as the API shows it. What the registry tells is absent until the property is verified. */
record PropertyView(
        String customerId,
        String propertyId,
        String icp,
        @JsonInclude(JsonInclude.Include.NON_NULL) String networkReportingRegion,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean cacheSmartMeter,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean cacheMeterActive,
        PropertyLifecycle propertyLifecycle,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> cacheFlowDirections,
        Instant createdAt,
        Instant updatedAt,
        Verification verification) {
    /**
     * How the asking of the registry went.
     *
     * @param reason why the ICP was rejected: {@code not_found}, {@code check_digits_wrong} or {@code malformed}
     * @param checkedAt when the registry was asked last; null while pending
     */
    record Verification(VerificationStatus status, String reason, Instant checkedAt) {}

    static PropertyView of(Property property) {
        return new PropertyView(
                CustomerId.of(property.customerId),
                PropertyId.of(property.key.id()),
                property.icp,
                property.networkReportingRegion,
                property.smartMeter,
                property.meterActive,
                property.lifecycle,
                property.flowDirections == null ? null : List.of(property.flowDirections),
                property.createdAt,
                property.updatedAt,
                new Verification(property.verificationStatus, property.rejectionReason, property.checkedAt));
    }
}
