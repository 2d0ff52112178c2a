package io.homewatt.disaggregation.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.homewatt.disaggregation.household.PublicIds;
import java.time.Instant;
import java.util.List;

/** A snapshot, as the API shows it; its series only where it is asked for by itself. */
record SnapshotView(
        String usageSnapshotId,
        String customerId,
        String propertyId,
        Instant createdAt,
        String timeZone,
        Instant from,
        Instant to,
        long intervals,
        long gaps,
        long estimates,
        Energies energyKwh,
        List<FileView> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ChannelSeries> series) {
    static SnapshotView of(Snapshot snapshot) {
        return of(snapshot, null);
    }

    static SnapshotView of(Snapshot snapshot, List<ChannelSeries> series) {
        SnapshotReport report = snapshot.report();
        return new SnapshotView(
                SnapshotId.of(snapshot.id()),
                PublicIds.CUSTOMER.of(snapshot.customerId()),
                PublicIds.PROPERTY.of(snapshot.propertyId()),
                snapshot.createdAt(),
                report.timeZone(),
                report.from(),
                report.to(),
                report.intervals(),
                report.gaps(),
                report.estimates(),
                report.energyKwh(),
                report.files(),
                series);
    }
}
