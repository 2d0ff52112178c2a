package io.homewatt.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Usage;
import io.homewatt.benchmark.report.Bounds;
import io.homewatt.benchmark.report.SoakTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SoakTest {
    private static final String SERVICE = "account-service";

    /** Minutes of a request each that took 8 ms, with so much memory at their ends. */
    private static Soak soak(long... megabytes) {
        return new Soak(Arrays.stream(megabytes)
                .mapToObj(memory -> new Soak.Minute(measured(8, 0), Map.of(SERVICE, memory)))
                .toList());
    }

    private static Measured measured(long millis, long failed) {
        var latencies = new Histogram(3);
        latencies.recordValue(1000 * millis);
        return new Measured(
                latencies, failed == 0 ? Map.of() : Map.of("status 503", failed), Duration.ofMinutes(1), Usage.NONE);
    }

    private static List<String> broken(Soak soak) {
        return Bounds.read(Path.of("../bounds.yaml")).broken(soak);
    }

    @Test
    void growthIsThatOfTheLastQuarterBesideTheSecond() {
        assertThat(soak(100, 150, 190, 210, 220, 220, 230, 250).growth().get(SERVICE))
                .isCloseTo(0.2, within(0.001));
    }

    @Test
    void whatComesInTheFirstQuarterIsNoGrowth() {
        assertThat(soak(100, 200, 200, 200).growth()).containsEntry(SERVICE, 0.0);
        assertThat(broken(soak(100, 200, 200, 200))).isEmpty();
    }

    @Test
    void aServiceThatGrowsBreaksItsBound() {
        assertThat(broken(soak(200, 200, 210, 230))).singleElement().asString().contains(SERVICE, "0.150");
    }

    @Test
    void requestsThatFailOrTakeLongBreakTheirs() {
        Soak soak = new Soak(List.of(
                new Soak.Minute(measured(4000, 1), Map.of(SERVICE, 200L)),
                new Soak.Minute(measured(4000, 0), Map.of(SERVICE, 200L)),
                new Soak.Minute(measured(4000, 0), Map.of(SERVICE, 200L)),
                new Soak.Minute(measured(4000, 0), Map.of(SERVICE, 200L))));

        assertThat(broken(soak)).hasSize(2).anyMatch(line -> line.contains("errors"));
    }

    @Test
    void theTableHasAMinuteALine() {
        assertThat(new SoakTable(List.of(SERVICE)).csv(soak(200, 210, 220, 230)).lines())
                .hasSize(5)
                .startsWith(
                        "minute,per second,p50 ms,p99 ms,errors %,CPUs,account-service",
                        "1,0.0,8.00,8.00,0.00,0.00,200");
    }
}
