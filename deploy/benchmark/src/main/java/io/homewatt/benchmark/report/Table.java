package io.homewatt.benchmark.report;

import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.scenario.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result as cells of text: the same on the screen, in a document and on a page. */
public final class Table {
    public static final List<String> HEADER = List.of(
            "scenario",
            "where",
            "load",
            "per second",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "errors",
            "CPUs",
            "CPU ms",
            "MB",
            "ratio");

    private static final String ROW = "%-16s %-8s %-9s %10s %8s %8s %8s %7s %5s %7s %5s %6s";

    private Table() {}

    /** The cells of a result, as {@link #HEADER} names them. */
    public static List<String> cells(Result result, Results all) {
        Measured measured = result.measured();
        return List.of(
                result.scenario(),
                result.place().toString(),
                result.isSaturated() ? "saturated" : number("%.0f/s", result.rate()),
                number("%.1f", measured.rate()),
                number("%.2f", measured.percentile(50)),
                number("%.2f", measured.percentile(95)),
                number("%.2f", measured.percentile(99)),
                number("%.1f %%", 100 * measured.errors()),
                number("%.2f", measured.cpus()),
                number("%.2f", measured.cpuMillis()),
                String.valueOf(measured.used().megabytes()),
                all.ratio(result).map(ratio -> number("%.2f", ratio)).orElse(""));
    }

    /** Cells as a line of a table. */
    public static String line(List<String> cells) {
        return ROW.formatted(cells.toArray()).stripTrailing();
    }

    /** What went wrong with requests, such as {@code 3 × status 503}; empty for nothing. */
    public static String failures(Measured measured) {
        return measured.failures().entrySet().stream()
                .map(kind -> kind.getValue() + " × " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
