package io.homewatt.benchmark.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of requests.
 *
 * @param latencies of right answers, in microseconds
 * @param failures how many there were of each kind
 * @param elapsed while requests were sent, and until those that were sent at a fixed rate were answered
 * @param used by the processes that answered
 */
public record Measured(Histogram latencies, Map<String, Long> failures, Duration elapsed, Usage used) {
    private static final double MICROS = 1000;

    /** As if both had been measured in one go. */
    public Measured and(Measured other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        var all = new TreeMap<>(failures);
        other.failures.forEach((kind, count) -> all.merge(kind, count, Long::sum));
        return new Measured(
                both,
                all,
                elapsed.plus(other.elapsed),
                new Usage(used.cpu().plus(other.used.cpu()), Math.max(used.megabytes(), other.used.megabytes())));
    }

    /** Right answers a second. */
    public double rate() {
        return latencies.getTotalCount() / seconds();
    }

    /** In ms; 0 if there was no right answer. */
    public double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / MICROS;
    }

    /** The share of requests that failed or had a wrong answer, 0–1. */
    public double errors() {
        long failed = failures.values().stream().mapToLong(Long::longValue).sum();
        return failed == 0 ? 0 : (double) failed / (failed + latencies.getTotalCount());
    }

    /** CPUs that were busy with it, on the average. */
    public double cpus() {
        return used.cpu().toNanos() / 1e9 / seconds();
    }

    /** CPU time of a right answer, in ms. */
    public double cpuMillis() {
        return latencies.getTotalCount() == 0 ? 0 : used.cpu().toNanos() / 1e6 / latencies.getTotalCount();
    }

    private double seconds() {
        return elapsed.toNanos() / 1e9;
    }
}
