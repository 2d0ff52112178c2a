package io.homewatt.benchmark.report;

import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.scenario.Soak;
import io.homewatt.benchmark.scenario.Soak.Minute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A soak minute by minute: the same on the screen and in a file.
 *
 * @param services whose memory is told, in MB, a column each
 */
public record SoakTable(List<String> services) {
    private static final List<String> FIGURES = List.of("minute", "per second", "p50 ms", "p99 ms", "errors %", "CPUs");

    /** The heading, as a line on the screen. */
    public String header() {
        return line(columns());
    }

    /** A minute as a line on the screen. @param number from 1 */
    public String line(int number, Minute minute) {
        return line(cells(number, minute));
    }

    /** All of it, with commas. */
    public String csv(Soak soak) {
        return Stream.concat(
                        Stream.of(columns()),
                        IntStream.range(0, soak.minutes().size())
                                .mapToObj(i -> cells(i + 1, soak.minutes().get(i))))
                .map(cells -> String.join(",", cells))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> columns() {
        return Stream.concat(FIGURES.stream(), services.stream()).toList();
    }

    private List<String> cells(int number, Minute minute) {
        Measured measured = minute.measured();
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(number));
        cells.add(decimal(1, measured.rate()));
        cells.add(decimal(2, measured.percentile(50)));
        cells.add(decimal(2, measured.percentile(99)));
        cells.add(decimal(2, 100 * measured.errors()));
        cells.add(decimal(2, measured.cpus()));
        services.forEach(service -> cells.add(String.valueOf(minute.megabytes().get(service))));
        return cells;
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> ("%" + Math.max(8, columns().get(i).length()) + "s").formatted(cells.get(i)))
                .collect(Collectors.joining("  "));
    }

    private static String decimal(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
