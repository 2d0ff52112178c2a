package io.homewatt.local;

import io.homewatt.local.console.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which platform a command is about, and where its words go: the options that commands have in common. */
public final class Target {
    @Option(names = "--checkout", hidden = true, required = true)
    private Path checkout;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "The folder of its data, logs and secrets. Default: .homewatt in the checkout.")
    private Path data;

    @Option(names = "--colours", hidden = true, description = "Whether the output goes to a terminal.")
    private boolean colours;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** The sources and the programs that were built of them. */
    public Path checkout() {
        return checkout;
    }

    /** Its data folder. */
    public Layout layout() {
        return new Layout((data == null ? checkout.resolve(".homewatt") : data)
                .toAbsolutePath()
                .normalize());
    }

    /**
     * As {@link #layout()}, of a platform that is there.
     *
     * @throws StartFailure if none is running, or it is still being started
     */
    public Layout running() {
        Layout layout = layout();
        if (SupervisorRecord.running(layout).isEmpty()
                || SupervisorRecord.readyAt(layout).isEmpty()) {
            throw new StartFailure("Nothing is running on " + layout.data() + ": deploy/up starts it.");
        }
        return layout;
    }

    /** What the user sees. */
    public Console console() {
        return new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8), colours);
    }

    boolean colours() {
        return colours;
    }
}
