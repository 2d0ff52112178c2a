package io.homewatt.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The lives of processes that may not be our children, of whose end the system does not tell us. */
public final class Processes {
    private static final long POLL_MILLIS = 20;

    private Processes() {}

    /** Whether it still does anything. One that has ended and that its parent has not looked after does not. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            // "pid (name) state ..."; the name may hold anything, also a parenthesis.
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** What a process has in memory; none where there is no /proc. */
    static OptionalLong residentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    /** Waits for the end of a process until the deadline (of {@link System#nanoTime()}), then kills it. */
    public static void endBy(long deadline, ProcessHandle process) {
        try {
            while (runs(process) && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (runs(process)) {
            process.destroyForcibly();
        }
    }
}
