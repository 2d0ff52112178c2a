package io.homewatt.local;

import io.homewatt.local.console.Console;
import io.homewatt.local.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deploy/restart}: restarts services of the running platform, one after the other. */
@Command(
        name = "deploy/restart",
        description =
                "Restarts services of the running platform one after the other: each finishes what it has begun, ends,"
                        + " and is ready again before the next one's turn. Clients of the gateway are kept waiting, not refused.",
        footer = {
            "",
            "Examples:",
            "  deploy/restart                     all services",
            "  deploy/restart property-service    this one"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Restart implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Parameters(paramLabel = "SERVICE", description = "Which; all of them by default.")
    private List<String> names = List.of();

    @Mixin
    private Target target;

    public static void main(String[] args) {
        System.exit(Commands.execute(new Restart(), args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> known = Service.ALL.stream().map(Service::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(
                        new CommandLine(this), name + " is not a service; they are " + String.join(", ", known));
            }
        }
        Console console = target.console();
        try {
            return restart(console, target.running(), names.isEmpty() ? known : names);
        } catch (StartFailure e) {
            console.failure(e.getMessage(), List.of());
            return 1;
        }
    }

    private static int restart(Console console, Layout layout, List<String> names)
            throws IOException, InterruptedException {
        for (String name : names) {
            long begin = System.nanoTime();
            Optional<Duration> started = Restarts.ask(layout, name, PATIENCE);
            if (started.isEmpty()) {
                console.failure(name + " was not ready within " + PATIENCE.toSeconds() + " s", List.of());
                return 1;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            console.row(
                    name,
                    String.format(
                            Locale.ROOT,
                            "restarted in %4.1f s, of which %4.1f s to start",
                            seconds,
                            started.get().toMillis() / 1000.0));
        }
        return 0;
    }
}
