package io.homewatt.benchmark.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Takes notes of answers, on one thread. */
final class Recording {
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(DIGITS);
    private final Map<String, Long> failures = new TreeMap<>();

    /** @param nanos since the request was to be sent */
    void answered(long nanos) {
        latencies.recordValue(Math.max(1, nanos / 1000));
    }

    void failed(String kind) {
        failures.merge(kind, 1L, Long::sum);
    }

    Measured measured(Duration elapsed, Usage before, Usage after) {
        return new Measured(
                latencies,
                failures,
                elapsed,
                new Usage(after.cpu().minus(before.cpu()), Math.max(before.megabytes(), after.megabytes())));
    }
}
