package io.homewatt.enrichment.registry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Decides, from how the calls so far ended, when the next one may start, and whether the registry counts as down.
 *
 * <p>A state machine of its own instead of a library's circuit breaker: calls are made one at a time and wait instead of
 * failing, so there is nobody to refuse a call to; what is needed is the pause before the next attempt, which a library
 * would leave to a second mechanism. While it is open, the next attempt is the probe.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class Breaker {

    private final int failuresToOpen;
    private final long firstPause;
    private final long longestPause;
    private final DoubleSupplier chance;
    private int failures;
    private long notBefore;
    private boolean waiting;

    /** @param chance a number from 0 to 1, by which up to half of a pause is left out, so that replicas drift apart */
    Breaker(int failuresToOpen, Duration firstPause, Duration longestPause, DoubleSupplier chance) {
        this.failuresToOpen = failuresToOpen;
        this.firstPause = firstPause.toNanos();
        this.longestPause = longestPause.toNanos();
        this.chance = chance;
    }

    /** Whether the registry counts as down. */
    boolean isOpen() {
        return failures >= failuresToOpen;
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }

    /** Nanoseconds until a call may start; 0 if it may start now. */
    long nanosToWait(long now) {
        if (waiting && now - notBefore >= 0) {
            waiting = false;
        }
        return waiting ? notBefore - now : 0;
    }

    void succeeded() {
        failures = 0;
    }

    /** The registry did not answer, or not in a way that it should. */
    void failed(long now) {
        failures++;
        double pause = Math.min(longestPause, firstPause * Math.pow(2, failures - 1.0));
        hold(now, (long) (pause * (1 - chance.getAsDouble() / 2)));
    }

    /** The registry asked to be left alone for so long. It is not down, so this does not open the breaker. */
    void hold(long now, long nanos) {
        long until = now + nanos;
        if (!waiting || until - notBefore > 0) {
            notBefore = until;
            waiting = true;
        }
    }
}
