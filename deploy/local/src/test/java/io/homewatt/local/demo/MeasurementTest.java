package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Display display = new Display(new PrintStream(out, true, StandardCharsets.UTF_8), false);

    @Test
    void saysWhatItMeasuredAndPutsTheKnobsBack() {
        try (FakePlatform platform = new FakePlatform(30)) {
            new Measurement(platform.settings(), display, new Measurement.Counts(5, 3, 100, 8)).run();

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .containsPattern("5 properties, .* median \\d+ ms, p95 \\d+ ms, max \\d+ ms")
                    .containsPattern("3 properties, .* median")
                    .containsPattern("created in \\d+\\.\\d\\d s: \\d+ a second")
                    .containsPattern("all verified \\d+\\.\\d\\d s after")
                    .contains("at most 10 in any 60 s", "quota 75", "0 refused");
            assertThat(platform.knobs.getInteger("latency_ms")).isEqualTo(7);
        }
    }

    @Test
    void failsIfTheQuotaWasNotKept() {
        try (FakePlatform platform = new FakePlatform(1)) {
            platform.mostCallsInAMinute = 76;

            assertThatThrownBy(() ->
                            new Measurement(platform.settings(), display, new Measurement.Counts(1, 0, 0, 1)).run())
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("quota");
        }
    }

    @Test
    void percentilesAreByNearestRank() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(Measurement.percentile(sorted, 0.5)).isEqualTo(5);
        assertThat(Measurement.percentile(sorted, 0.95)).isEqualTo(10);
        assertThat(Measurement.percentile(new double[] {3}, 0.5)).isEqualTo(3);
    }
}
