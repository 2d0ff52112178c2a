package io.homewatt.local.process;

import io.homewatt.local.StartFailure;
import io.homewatt.local.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A part that runs as a process of its own and is started again whenever it dies. */
public final class Part {
    private static final int TAIL = 12;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    /** A part that has lived this long had a good start: the next death is a new story. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final PartSpec spec;
    private final Path log;
    private final Path pidFile;
    private final Console console;
    private final Object turn = new Object();
    private Process process;
    private PidFile onRecord;
    private boolean stopping;
    private boolean endedOnRequest;
    private int lives;
    private Duration started = Duration.ZERO;
    private Thread watch;

    public Part(PartSpec spec, Path logs, Path run, Console console) {
        this.spec = spec;
        this.log = logs.resolve(spec.name() + ".log");
        this.pidFile = run.resolve(spec.name() + ".pid");
        this.console = console;
    }

    public String name() {
        return spec.name();
    }

    /** The id of its process; empty while it is between two lives or stopped. */
    public OptionalLong pid() {
        synchronized (turn) {
            // Java hears of a death a moment after the system does, by which stop goes.
            return process != null && Processes.runs(process.toHandle())
                    ? OptionalLong.of(process.pid())
                    : OptionalLong.empty();
        }
    }

    /** Whether it lives and can do its work now. */
    public boolean ready() {
        return pid().isPresent() && isReady();
    }

    /** Starts it and returns when it is ready. A part that dies or dawdles now is the user's to look at. */
    public void start() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            LogFile.turnOver(log);
            spawn();
        } catch (IOException e) {
            throw new StartFailure(spec.name() + " could not be started: " + e.getMessage());
        }
        if (!awaitReady(begin + spec.patience().toNanos())) {
            throw failed();
        }
        took(begin);
        watch = new Thread(this::keepAlive, "watch-" + spec.name());
        watch.setDaemon(true);
        watch.start();
    }

    private StartFailure failed() throws InterruptedException {
        String what;
        synchronized (turn) {
            if (process == null) {
                what = "was stopped before it was ready";
            } else if (Processes.runs(process.toHandle())) {
                what = "was not ready within " + spec.patience().toSeconds() + " s";
            } else {
                what = "ended at once (" + exit(process.waitFor()) + ")";
            }
        }
        return new StartFailure(spec.name() + " " + what + "; see " + log, LogFile.tail(log, TAIL));
    }

    private void spawn() throws IOException {
        var command = new ArrayList<>(Session.own());
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(spec.environment());
        synchronized (turn) {
            if (stopping) {
                return;
            }
            process = builder.start();
            process.getOutputStream().close();
            try {
                onRecord = PidFile.write(pidFile, process.toHandle(), spec.stop());
            } catch (IOException e) {
                // Off the record it would outlive us unseen.
                process.destroyForcibly();
                throw e;
            }
        }
    }

    /** Waits until it is ready, and gives up when it dies, when it is being stopped, and at the deadline. */
    private boolean awaitReady(long deadline) throws InterruptedException {
        while (pid().isPresent() && System.nanoTime() - deadline < 0) {
            if (isReady()) {
                return true;
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return false;
    }

    private boolean isReady() {
        try {
            return spec.ready().ready();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    private void keepAlive() {
        Duration delay = FIRST_DELAY;
        try {
            while (true) {
                long begin = System.nanoTime();
                int code = process.waitFor();
                if (isStopping()) {
                    return;
                }
                if (takeRequest()) {
                    revive();
                    continue;
                }
                if (System.nanoTime() - begin > SETTLED.toNanos()) {
                    delay = FIRST_DELAY;
                }
                console.problem(spec.name() + " died (" + exit(code) + "), starting it again in " + seconds(delay));
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                delay = longer(delay);
                revive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            spawn();
        } catch (IOException e) {
            console.problem(spec.name() + " could not be started: " + e.getMessage());
        }
        // No deadline: what it waits for may be a part that is down as well.
        if (awaitReady(Long.MAX_VALUE + begin)) {
            took(begin);
            console.ready(spec.name() + " again", Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void took(long begin) {
        synchronized (turn) {
            started = Duration.ofNanos(System.nanoTime() - begin);
            lives++;
            turn.notifyAll();
        }
    }

    /** What it has in memory; none where the system does not tell. */
    public OptionalLong residentMegabytes() {
        OptionalLong pid = pid();
        return pid.isPresent() ? Processes.residentMegabytes(pid.getAsLong()) : pid;
    }

    /** The processor time that it has used in this life; none where the system does not tell. */
    Duration used() {
        synchronized (turn) {
            return process == null
                    ? Duration.ZERO
                    : process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /** How long its last start took. */
    public Duration started() {
        synchronized (turn) {
            return started;
        }
    }

    /** Ends it in good order, as {@link #stop()} does, and returns when it is ready in its next life. */
    public void restart() throws IOException, InterruptedException {
        Process last;
        int before;
        synchronized (turn) {
            if (stopping || watch == null || pid().isEmpty()) {
                throw new IllegalStateException(spec.name() + " is being started or stopped");
            }
            endedOnRequest = true;
            last = process;
            before = lives;
        }
        long deadline = System.nanoTime() + spec.grace().toNanos();
        spec.stop().send(last.toHandle());
        Processes.endBy(deadline, last.toHandle());
        synchronized (turn) {
            while (lives == before && !stopping) {
                turn.wait();
            }
        }
    }

    private boolean takeRequest() {
        synchronized (turn) {
            boolean taken = endedOnRequest;
            endedOnRequest = false;
            return taken;
        }
    }

    private boolean isStopping() {
        synchronized (turn) {
            return stopping;
        }
    }

    /** Ends it in good order, or by force when its grace is over. Never starts again after this. */
    public void stop() {
        Process last;
        synchronized (turn) {
            stopping = true;
            turn.notifyAll();
            last = process;
        }
        if (watch != null) {
            watch.interrupt();
        }
        if (last == null) {
            return;
        }
        try {
            if (last.isAlive()) {
                long deadline = System.nanoTime() + spec.grace().toNanos();
                spec.stop().send(last.toHandle());
                Processes.endBy(deadline, last.toHandle());
            }
            if (onRecord != null) {
                onRecord.delete();
            }
        } catch (IOException e) {
            last.destroyForcibly();
            console.problem(spec.name() + ": " + e.getMessage());
        }
    }

    private static Duration longer(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(LONGEST_DELAY) < 0 ? twice : LONGEST_DELAY;
    }

    private static String seconds(Duration delay) {
        return delay.toMillis() / 1000.0 + " s";
    }

    /** Java gives a death by signal as 128 plus the signal's number, as shells do. */
    private static String exit(int code) {
        return code > 128 && code < 160 ? "signal " + (code - 128) : "exit code " + code;
    }
}
