package io.homewatt.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.homewatt.property.customers.CustomerId;
import io.homewatt.property.usage.UsageSnapshot;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** A property, as the API shows it. What the registry tells is absent until it has known the ICP once. */
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
        List<UsageSnapshot> usageSnapshots,
        List<String> comparisonSagaIds,
        Verification verification) {
    /**
     * How the asking of the registry went.
     *
     * @param reason why the ICP was rejected: {@code not_found}, {@code check_digits_wrong} or {@code malformed}
     * @param checkedAt when the registry answered last; null until it has
     */
    record Verification(VerificationStatus status, String reason, Instant checkedAt) {
        static Verification of(Property property) {
            return new Verification(property.verificationStatus, property.rejectionReason, property.checkedAt);
        }
    }

    static PropertyView of(Property property, List<UsageSnapshot> usageSnapshots, List<String> comparisonSagaIds) {
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
                usageSnapshots,
                comparisonSagaIds,
                Verification.of(property));
    }

    /** @param row with columns as {@link Property} has them */
    static PropertyView of(Row row, List<UsageSnapshot> usageSnapshots, List<String> comparisonSagaIds) {
        String[] flowDirections = row.getArrayOfStrings("flow_directions");
        OffsetDateTime checkedAt = row.getOffsetDateTime("checked_at");
        return new PropertyView(
                CustomerId.of(row.getUUID("customer_id")),
                PropertyId.of(row.getUUID("id")),
                row.getString("icp"),
                row.getString("network_reporting_region"),
                row.getBoolean("smart_meter"),
                row.getBoolean("meter_active"),
                PropertyLifecycle.valueOf(row.getString("lifecycle")),
                flowDirections == null ? null : List.of(flowDirections),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                usageSnapshots,
                comparisonSagaIds,
                new Verification(
                        VerificationStatus.valueOf(row.getString("verification_status")),
                        row.getString("rejection_reason"),
                        checkedAt == null ? null : checkedAt.toInstant()));
    }
}
