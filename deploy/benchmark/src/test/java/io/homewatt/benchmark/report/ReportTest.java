package io.homewatt.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Usage;
import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Result.Place;
import io.homewatt.benchmark.seed.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    private static Result result(Place place, double rate, int answers) {
        var latencies = new Histogram(3);
        latencies.recordValueWithCount(2000, answers);
        Usage used = new Usage(Duration.ofMillis(500), 300);
        return new Result("search", place, rate, new Measured(latencies, Map.of(), Duration.ofSeconds(2), used));
    }

    @Test
    void aRunIsLeftInThreeFiles() throws IOException {
        Results results = new Results(List.of(
                result(Place.GATEWAY, 50, 100),
                result(Place.SERVICE, 50, 100),
                result(Place.SERVICE, 0, 300),
                result(Place.FLOOR, 0, 600),
                new Result(
                        "search",
                        Place.SERVICE,
                        75,
                        true,
                        result(Place.SERVICE, 75, 150).measured())));

        new Report(results, Sizes.QUICK, Duration.ofSeconds(2), List.of("p50 <b> is broken"), List.of()).write(folder);

        assertThat(folder.resolve("results.csv"))
                .content()
                .startsWith("scenario,where,load,")
                .contains("\nsearch,service,saturated,150.0,2.00,2.00,2.00,0.0,0.25,1.67,300,0.50\n");
        assertThat(folder.resolve("entry.md"))
                .content()
                .contains("10,000 customers", "| search | gateway | 50/s |", "Broken bounds: p50", "Every aim");
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("<td>saturated</td>", "&lt;b>").doesNotContain("<b>");
        assertThat(page.split("data:image/png;base64,")).hasSize(4);
    }
}
