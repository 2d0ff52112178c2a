package io.homewatt.local.drill;

import io.homewatt.local.Layout;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import io.homewatt.local.postgres.Databases;
import io.homewatt.local.process.PidFile;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where a fault strikes: the running platform, with its clients at work.
 *
 * @param quick whether an outage lasts seconds instead of minutes
 * @param caller a client of organisation A
 */
record Scene(Settings settings, Layout layout, boolean quick, Caller caller, Ledger ledger, Load load) {
    private static final long POLL_MILLIS = 200;

    /**
     * A part's process.
     *
     * @throws StepFailed if it has none at the moment
     */
    ProcessHandle process(String part) {
        return PidFile.read(layout.run().resolve(part + ".pid"))
                .flatMap(PidFile::process)
                .orElseThrow(() -> new StepFailed(part + " does not run"));
    }

    /** Sends a signal that Java has no method for. */
    void signal(String part, String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        "sh", "-c", "kill -" + signal + " " + process(part).pid())
                .start()
                .waitFor();
        if (code != 0) {
            throw new StepFailed("no " + signal + " for " + part);
        }
    }

    /** A connection to one of the databases, as the superuser. */
    Connection database(String name) throws SQLException {
        URI server = URI.create(settings.postgres());
        return new Databases(server.getPort(), server.getUserInfo().replaceFirst("[^:]*:", "")).patient(name);
    }

    /** How long something lasts. */
    Duration lasting(Duration whole, Duration quickly) {
        return quick ? quickly : whole;
    }

    /** Waits while the clients go on. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Looks until it is so, and gives up after some time: whether it came true. */
    static boolean until(Duration atMost, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }
}
