package io.homewatt.property;

import io.homewatt.platform.outbox.OutboxEvent;
import io.homewatt.property.comparison.Comparison;
import io.homewatt.property.customers.CustomerId;
import io.homewatt.property.usage.UsageSnapshot;
import java.time.Instant;
import java.util.List;

/** What the property events say. */
final class PropertyEvent {
    private static final String TOPIC = "homewatt.properties.v1";

    private PropertyEvent() {}

    record Created(
            String propertyId, String customerId, String icp, PropertyLifecycle propertyLifecycle, Instant createdAt) {
        static OutboxEvent event(Property property) {
            return PropertyEvent.of(
                    "property.created.v1",
                    property,
                    new Created(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            property.createdAt));
        }
    }

    record Verified(
            String propertyId,
            String customerId,
            String icp,
            PropertyLifecycle propertyLifecycle,
            String networkReportingRegion,
            boolean smartMeter,
            boolean meterActive,
            List<String> flowDirections,
            Instant checkedAt) {
        static OutboxEvent event(Property property) {
            return PropertyEvent.of(
                    "property.verified.v1",
                    property,
                    new Verified(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            property.networkReportingRegion,
                            property.smartMeter,
                            property.meterActive,
                            List.of(property.flowDirections),
                            property.checkedAt));
        }
    }

    record Rejected(
            String propertyId,
            String customerId,
            String icp,
            PropertyLifecycle propertyLifecycle,
            String reason,
            Instant checkedAt) {
        static OutboxEvent event(Property property) {
            return PropertyEvent.of(
                    "property.rejected.v1",
                    property,
                    new Rejected(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            property.rejectionReason,
                            property.checkedAt));
        }
    }

    record VerificationRequested(
            String propertyId,
            String customerId,
            String icp,
            PropertyLifecycle propertyLifecycle,
            Instant createdAt,
            Instant requestedAt,
            Instant notBefore) {
        static OutboxEvent event(Property property, Instant notBefore) {
            return PropertyEvent.of(
                    "property.verification-requested.v1",
                    property,
                    new VerificationRequested(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            property.createdAt,
                            property.updatedAt,
                            notBefore));
        }
    }

    record UsageAttached(
            String propertyId,
            String customerId,
            String icp,
            PropertyLifecycle propertyLifecycle,
            String usageSnapshotId,
            String usageSnapshotType,
            Instant attachedAt) {
        static OutboxEvent event(Property property, UsageSnapshot snapshot) {
            return PropertyEvent.of(
                    "property.usage-attached.v1",
                    property,
                    new UsageAttached(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            snapshot.usageSnapshotId(),
                            snapshot.usageSnapshotType(),
                            property.updatedAt));
        }
    }

    record ComparisonAttached(
            String propertyId,
            String customerId,
            String icp,
            PropertyLifecycle propertyLifecycle,
            String comparisonSagaId,
            Instant attachedAt) {
        static OutboxEvent event(Property property, Comparison comparison) {
            return PropertyEvent.of(
                    "property.comparison-attached.v1",
                    property,
                    new ComparisonAttached(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            comparison.comparisonSagaId(),
                            property.updatedAt));
        }
    }

    record Removed(
            String propertyId, String customerId, String icp, PropertyLifecycle propertyLifecycle, Instant removedAt) {
        static OutboxEvent event(Property property) {
            return PropertyEvent.of(
                    "property.removed.v1",
                    property,
                    new Removed(
                            PropertyId.of(property.key.id()),
                            CustomerId.of(property.customerId),
                            property.icp,
                            property.lifecycle,
                            property.updatedAt));
        }
    }

    private static OutboxEvent of(String type, Property property, Object data) {
        return new OutboxEvent(
                property.key.organisation(),
                TOPIC,
                PropertyId.of(property.key.id()),
                type,
                property.version,
                property.updatedAt,
                data);
    }
}
