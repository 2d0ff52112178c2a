package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.meterfile.Tally;
import java.time.Instant;
import java.util.List;

/**
 * What an upload's files have together, as it is kept.
 *
 * @param timeZone that of the first file, in which times are shown
 * @param intervals how many there are of all channels, where files overlap only once
 * @param gaps how many are missing between a channel's first and last
 */
record SnapshotReport(
        String timeZone,
        Instant from,
        Instant to,
        long intervals,
        long gaps,
        long estimates,
        Energies energyKwh,
        List<FileView> files) {
    static SnapshotReport of(Tally tally, List<FileView> files) {
        return new SnapshotReport(
                files.get(0).timeZone(),
                Instant.ofEpochSecond(tally.from()),
                Instant.ofEpochSecond(tally.to()),
                tally.intervals(),
                tally.gaps(),
                tally.estimates(),
                Energies.of(tally.energy()),
                files);
    }
}
