package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.meterfile.FileReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What was taken from a file of an upload, as the API shows it and as it is kept.
 *
 * @param duplicates reads that were there twice
 * @param replaced reads in whose place a later line stated another
 * @param leftOut how many lines gave no read
 * @param leftOutLines the first 100 of them
 */
record FileView(
        String format,
        String timeZone,
        Instant from,
        Instant to,
        long intervals,
        long gaps,
        long estimates,
        long duplicates,
        long replaced,
        Energies energyKwh,
        long leftOut,
        List<Line> leftOutLines) {
    /** A line, and why it was left out. */
    record Line(long line, String reason) {}

    static FileView of(FileReport report) {
        return new FileView(
                report.format().name().toLowerCase(Locale.ROOT),
                report.zone().getId(),
                report.from(),
                report.to(),
                report.intervals(),
                report.gaps(),
                report.estimates(),
                report.duplicates(),
                report.replaced(),
                Energies.of(report.energy()),
                report.leftOut(),
                report.leftOutLines().stream()
                        .map(line -> new Line(line.line(), line.reason()))
                        .toList());
    }
}
