package io.homewatt.local;

import io.homewatt.local.connect.Connectors;
import io.homewatt.local.console.Console;
import io.homewatt.local.process.Leftovers;
import io.homewatt.local.process.Part;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.secret.EnvFile;
import io.homewatt.local.secret.Organisation;
import io.homewatt.local.secret.Secrets;
import io.homewatt.local.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The whole platform on this machine: every part a process of its own that is started again when it dies, and this
 * object the supervisor. {@code deploy/up} is a shell around it, and so may a test be.
 */
public final class Platform implements AutoCloseable {
    private static final Duration LEFTOVERS_GRACE = Duration.ofSeconds(5);

    /** In this order and each group at the same time: nothing is ended under the feet of what needs it. */
    private static final List<List<String>> STOP_LAST =
            List.of(List.of("connect", "keycloak"), List.of("kafka"), List.of("postgres"));

    private final Options options;
    private final Layout layout;
    private final Console console;
    private final Versions versions;
    private final InProcess inProcess;
    private final List<Part> parts = new ArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "startup");
        thread.setDaemon(true);
        return thread;
    });
    private SupervisorRecord supervisor;
    private Map<String, String> env = Map.of();
    private boolean stopping;

    /** Nothing runs yet, and nothing has been written. */
    public Platform(Options options, Console console) throws IOException {
        this.options = options;
        this.layout = new Layout(options.data());
        this.console = console;
        this.versions = Versions.ofBuild();
        this.inProcess = new InProcess(options, console);
    }

    /** Starts a platform and returns when all of it is ready. */
    public static Platform start(Options options, Console console) throws IOException, InterruptedException {
        var platform = new Platform(options, console);
        platform.start();
        return platform;
    }

    /**
     * Returns when all parts are ready.
     *
     * @throws StartFailure if that cannot be; nothing runs then
     */
    public void start() throws InterruptedException {
        try {
            prepare();
            begin();
        } catch (IOException e) {
            close();
            throw Preflight.isFull(options.data()) ? Preflight.full(options.data()) : unexpected(e);
        } catch (StartFailure e) {
            close();
            throw Preflight.isFull(options.data()) ? Preflight.full(options.data()) : e;
        }
    }

    private void prepare() throws IOException {
        var preflight = new Preflight(options, versions);
        preflight.checkProgram();
        preflight.checkWritable();
        supervisor = SupervisorRecord.take(layout);
        Leftovers.end(Leftovers.in(layout.run()), LEFTOVERS_GRACE);
        preflight.checkData();
        preflight.checkPorts();
        if (options.fresh()) {
            layout.forget();
        }
        layout.prepare();
        supervisor.write();
        console.logTo(layout.supervisorLog());
        console.title("Starting Homewatt (data in " + options.data() + ")");
    }

    private void begin() throws IOException, InterruptedException {
        Secrets secrets = Secrets.in(layout.secrets());
        List<Organisation> organisations = Organisation.samples(secrets);
        EnvFile file = Environment.of(options.ports(), secrets, organisations);
        var connectors = new Connectors("http://localhost:" + options.ports().of(Ports.CONNECT), console);
        var startup = new Startup(options, versions, secrets, organisations, console, this::launch, executor);
        try {
            startup.begin(inProcess, connectors).get();
        } catch (ExecutionException e) {
            throw asFailure(e);
        }
        file.write(layout.env());
        env = file.values();
        executor.execute(connectors::watch);
        executor.execute(new Restarts(layout, this::part)::watch);
    }

    private void launch(PartSpec spec, long begin) throws InterruptedException {
        var part = new Part(spec, layout.logs(), layout.run(), console);
        synchronized (parts) {
            if (stopping) {
                throw new StartFailure(spec.name() + " is not started any more");
            }
            parts.add(part);
        }
        part.start();
        console.ready(spec.name(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The variables of the env file. */
    public Map<String, String> env() {
        return env;
    }

    /** The parts that are services of ours. */
    public List<Part> services() {
        return Service.ALL.stream().map(service -> part(service.name())).toList();
    }

    /** A part that runs as a process, by its name. */
    public Part part(String name) {
        synchronized (parts) {
            return parts.stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No part is called " + name));
        }
    }

    /** Whether it has been stopped, or has been told to. */
    public boolean stopped() {
        synchronized (parts) {
            return stopping;
        }
    }

    /** Ends everything in order. May be called at any time and more than once. */
    public void stop() {
        close();
    }

    @Override
    public void close() {
        List<Part> running;
        synchronized (parts) {
            if (stopping) {
                return;
            }
            stopping = true;
            running = List.copyOf(parts);
        }
        executor.shutdownNow();
        inProcess.close();
        List<String> last = STOP_LAST.stream().flatMap(List::stream).toList();
        stop(running.stream().filter(part -> !last.contains(part.name())).toList());
        for (List<String> group : STOP_LAST) {
            stop(running.stream().filter(part -> group.contains(part.name())).toList());
        }
        if (supervisor != null) {
            supervisor.release();
        }
    }

    private static void stop(List<Part> group) {
        var threads = group.stream().map(part -> new Thread(part::stop)).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static StartFailure asFailure(ExecutionException e) {
        Throwable cause = e.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StartFailure failure ? failure : unexpected(cause);
    }

    private static StartFailure unexpected(Throwable cause) {
        var failure = new StartFailure("The platform could not be started: " + cause);
        failure.initCause(cause);
        return failure;
    }
}
