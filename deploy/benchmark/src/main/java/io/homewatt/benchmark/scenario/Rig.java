package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.Platform;
import io.homewatt.benchmark.load.Load;
import io.homewatt.benchmark.load.Server;
import io.homewatt.benchmark.load.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What scenarios are measured with.
 *
 * @param floor the bare server
 * @param each how long each measurement takes
 * @param compiling how long a server is kept busy at most until it is compiled
 * @param progress takes lines that tell what has been done of what takes minutes
 */
public record Rig(
        Platform platform, Load load, Server floor, Duration each, Duration compiling, Consumer<String> progress) {
    /** Requests under way at a server that is saturated: twice the connections that it has to its database. */
    public static final int CONNECTIONS = 32;

    private static final Duration LOOK = Duration.ofMillis(250);
    /** Of one CPU: what the services and Connect use when nothing is asked of them, and some more. */
    private static final double QUIET = 0.6;

    /**
     * Waits until what was begun has been worked off, at most five times as long as a measurement and three times as long
     * as there is for compiling: events follow their requests, and take longer than they.
     */
    public void settle() {
        List<ProcessHandle> processes = platform.carriers();
        long end = System.nanoTime() + 5 * each.toNanos() + 3 * compiling.toNanos();
        double busy;
        do {
            long begin = System.nanoTime();
            Duration before = Usage.of(processes).cpu();
            sleep(LOOK);
            double elapsed = System.nanoTime() - begin;
            busy = Usage.of(processes).cpu().minus(before).toNanos() / elapsed;
        } while (busy > QUIET && System.nanoTime() < end);
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
