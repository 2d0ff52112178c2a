package io.homewatt.local;

import io.homewatt.local.console.Console;
import io.homewatt.local.console.Welcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/up}: starts the platform and keeps it running. */
@Command(
        name = "deploy/up",
        description = "Starts the whole platform on this machine and keeps it running; Ctrl-C or deploy/down ends it.",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Up implements Callable<Integer> {
    @Option(
            names = "--detach",
            description = "Return when everything is ready; the platform goes on in the background.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget the data of earlier starts first.")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "N", description = "The port of the gateway. Default: 8080.")
    private Integer port;

    @Option(
            names = "--no-rate-limits",
            description = "Take as many requests as come: the gateway refuses more than its limits otherwise.")
    private boolean noRateLimits;

    @Option(names = "--tools", hidden = true, description = "Where the unpacked servers are kept. Default: --data.")
    private Path tools;

    @Option(names = "--free-ports", hidden = true, description = "Listen on free ports instead of the usual ones.")
    private boolean freePorts;

    @Option(names = "--background", hidden = true, description = "Started by --detach: fall silent when ready.")
    private boolean background;

    @Mixin
    private Target target;

    public static void main(String[] args) {
        System.exit(Commands.execute(new Up(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = target.console();
        Options options = options();
        var layout = new Layout(options.data());
        Optional<ProcessHandle> running = SupervisorRecord.running(layout);
        if (running.isPresent()) {
            return alreadyRunning(console, layout, running.get());
        }
        if (detach) {
            return new Background(layout).start(arguments());
        }
        return run(console, options, layout);
    }

    private Options options() {
        if (port != null && (port < 1 || port > 65535)) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "--port: " + port + " is not a port; ports are 1 to 65535");
        }
        Path folder = target.layout().data();
        Ports ports = freePorts ? Ports.free() : Ports.usual();
        return new Options(
                target.checkout(),
                folder,
                tools == null ? folder : tools,
                port == null ? ports : ports.withGateway(port),
                fresh,
                !noRateLimits);
    }

    /** For the process in the background: as this one, but in the background. */
    private List<String> arguments() {
        var arguments = new ArrayList<String>(
                List.of("--background", "--checkout", target.checkout().toString()));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (freePorts) {
            arguments.add("--free-ports");
        }
        if (noRateLimits) {
            arguments.add("--no-rate-limits");
        }
        if (target.colours()) {
            arguments.add("--colours");
        }
        arguments.addAll(List.of("--data", target.layout().data().toString()));
        if (tools != null) {
            arguments.addAll(List.of("--tools", tools.toString()));
        }
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        return arguments;
    }

    private int alreadyRunning(Console console, Layout layout, ProcessHandle process) {
        Optional<String> url = SupervisorRecord.readyAt(layout);
        if (fresh) {
            console.failure(
                    "Homewatt is running on " + layout.data() + ": its data can be forgotten after deploy/down.",
                    List.of());
            return 1;
        }
        console.line(url.map(at -> "Homewatt is running already: " + at + " (pid " + process.pid() + ")")
                .orElse("Homewatt is being started already (pid " + process.pid() + ")."));
        return 0;
    }

    private int run(Console console, Options options, Layout layout) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var platform = new Platform(options, console);
        var end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            stop(console, platform);
        }));
        try {
            platform.start();
        } catch (StartFailure e) {
            if (end.getCount() > 0) {
                console.failure(e.getMessage(), e.details());
            }
            return 1;
        }
        SupervisorRecord.markReady(layout, platform.env().get("HOMEWATT_URL"));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Welcome.print(console, platform.env(), layout, options.ports(), took);
        Welcome.figures(console, platform.services());
        if (background) {
            console.leaveTerminal();
        } else {
            console.line("  Ctrl-C ends it.");
        }
        end.await();
        // The shutdown hook is at work, and ends this process.
        Thread.currentThread().join();
        return 0;
    }

    private static void stop(Console console, Platform platform) {
        if (platform.stopped()) {
            return;
        }
        long begin = System.nanoTime();
        console.line("");
        console.line("Stopping ...");
        platform.stop();
        console.line(String.format("Stopped in %.1f s.", (System.nanoTime() - begin) / 1e9));
    }
}
