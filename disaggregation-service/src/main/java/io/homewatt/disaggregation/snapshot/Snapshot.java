package io.homewatt.disaggregation.snapshot;

import java.time.Instant;
import java.util.UUID;

/** A household's upload. */
record Snapshot(UUID id, UUID customerId, UUID propertyId, Instant createdAt, SnapshotReport report) {
    /** Where its reads are kept. */
    String source() {
        return id.toString();
    }
}
