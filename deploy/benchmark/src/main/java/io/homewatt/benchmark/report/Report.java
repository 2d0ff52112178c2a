package io.homewatt.benchmark.report;

import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.seed.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run's files: {@code results.csv}, {@code report.html} with plots, and {@code entry.md}, which is what
 * {@code docs/benchmarks.md} says of a run.
 *
 * @param sizes of the data that was asked for
 * @param each how long a measurement took
 * @param broken bounds, a line each
 * @param missed aims, a line each
 */
public record Report(Results results, Sizes sizes, Duration each, List<String> broken, List<String> missed) {
    /** Writes all three. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.csv"), csv());
        Files.writeString(folder.resolve("entry.md"), entry());
        Files.writeString(folder.resolve("report.html"), new Page(this).html());
    }

    /** When and where it was, and with how much data. */
    List<String> circumstances() {
        return List.of(
                LocalDate.now(ZoneOffset.UTC) + ", " + Machine.text()
                        + "; the platform, the load and the floor share it.",
                "%,d customers with a property each, %,d accounts, %,d homes with 12 monthly figures and %d days of half-hours."
                        .formatted(sizes.customers(), sizes.accounts(), sizes.homes(), sizes.days()),
                "Each measurement took %.1f s.".formatted(each.toMillis() / 1000.0));
    }

    String csv() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(Table.HEADER);
        results.all().forEach(result -> lines.add(Table.cells(result, results)));
        return lines.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.replace(" %", "").replace("/s", ""))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String entry() {
        List<String> lines = new ArrayList<>();
        lines.add("## " + LocalDate.now(ZoneOffset.UTC));
        lines.add("");
        circumstances().forEach(line -> lines.add(line));
        lines.add("");
        lines.add(row(Table.HEADER));
        lines.add(row(Table.HEADER.stream().map(column -> "---").toList()));
        for (Result result : results.all()) {
            lines.add(row(Table.cells(result, results)));
        }
        lines.add("");
        lines.add(broken.isEmpty() ? "Every bound was held." : "Broken bounds: " + String.join("; ", broken) + ".");
        lines.add(missed.isEmpty() ? "Every aim was reached." : "Aims not reached: " + String.join("; ", missed) + ".");
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
