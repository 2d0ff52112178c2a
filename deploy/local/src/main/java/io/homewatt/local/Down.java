package io.homewatt.local;

import io.homewatt.local.console.Console;
import io.homewatt.local.process.Leftovers;
import io.homewatt.local.process.PidFile;
import io.homewatt.local.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deploy/down}: ends the platform, also what a supervisor that was killed left behind. */
@Command(
        name = "deploy/down",
        description = "Ends the platform on this machine. Data are kept.",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Down implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LEFTOVERS_GRACE = Duration.ofSeconds(30);

    @Mixin
    private Target target;

    public static void main(String[] args) {
        System.exit(Commands.execute(new Down(), args));
    }

    @Override
    public Integer call() throws IOException {
        Console console = target.console();
        Layout layout = target.layout();
        long begin = System.nanoTime();
        Optional<ProcessHandle> supervisor = SupervisorRecord.running(layout);
        if (supervisor.isPresent()) {
            console.line("Stopping Homewatt (pid " + supervisor.get().pid() + ") ...");
            supervisor.get().destroy();
            Processes.endBy(begin + PATIENCE.toNanos(), supervisor.get());
        }
        List<PidFile> leftovers = Leftovers.in(layout.run());
        if (!leftovers.isEmpty()) {
            console.line("Ending what was left: "
                    + String.join(", ", leftovers.stream().map(PidFile::name).toList()) + " ...");
            Leftovers.end(leftovers, LEFTOVERS_GRACE);
        }
        if (supervisor.isEmpty() && leftovers.isEmpty()) {
            console.line("Nothing is running on " + layout.data() + ".");
        } else {
            console.line(String.format(Locale.ROOT, "Stopped in %.1f s.", (System.nanoTime() - begin) / 1e9));
        }
        return 0;
    }
}
