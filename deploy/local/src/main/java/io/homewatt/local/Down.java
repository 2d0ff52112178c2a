package io.homewatt.local;

import io.homewatt.local.console.Console;
import io.homewatt.local.process.Leftovers;
import io.homewatt.local.process.PidFile;
import io.homewatt.local.process.Processes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/down}: ends the platform, also what a supervisor that was killed left behind. */
@Command(
        name = "deploy/down",
        description = "Ends the platform on this machine. Data are kept.",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Down implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LEFTOVERS_GRACE = Duration.ofSeconds(4);

    @Option(names = "--checkout", hidden = true, required = true)
    private Path checkout;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that deploy/up was given. Default: .homewatt in the checkout.")
    private Path data;

    @Option(names = "--colours", hidden = true, description = "Whether the output goes to a terminal.")
    private boolean colours;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Down()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var console = new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8), colours);
        Path folder = data == null ? checkout.resolve(".homewatt") : data;
        var layout = new Layout(folder.toAbsolutePath().normalize());
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
