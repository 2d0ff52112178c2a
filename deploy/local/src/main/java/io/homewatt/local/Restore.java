package io.homewatt.local;

import io.homewatt.local.backup.Backup;
import io.homewatt.local.console.Console;
import io.homewatt.local.demo.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/restore}: makes a platform of a backup, and starts it. */
@Command(
        name = "deploy/restore",
        description = "Makes a platform of a backup and starts it, to run in the background.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  deploy/restore --data /srv/homewatt ~/backups/monday",
            "  deploy/down && deploy/restore --fresh ~/backups/monday",
            "",
            "Kafka begins empty: the events of the last 7 days are sent again, and are dropped where they were seen."
        })
public final class Restore implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The backup, as deploy/backup wrote it.")
    private Path folder;

    @Option(names = "--fresh", description = "Forget the data that are in the data folder.")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "N", description = "The port of the gateway. Default: 8080.")
    private Integer port;

    @Option(names = "--tools", hidden = true, description = "Where the unpacked servers are kept. Default: --data.")
    private Path tools;

    @Option(names = "--free-ports", hidden = true, description = "Listen on free ports instead of the usual ones.")
    private boolean freePorts;

    @Mixin
    private Target target;

    public static void main(String[] args) {
        System.exit(Commands.execute(new Restore(), args));
    }

    @Override
    public Integer call() throws Exception {
        Console console = target.console();
        Layout layout = target.layout();
        try {
            Backup backup = Backup.open(folder.toAbsolutePath().normalize(), Versions.ofBuild());
            fill(layout, backup, console);
            int code = new Background(layout).start(arguments(layout));
            if (code == 0) {
                backup.sendMessages(Settings.read(layout.env()).values().get("HOMEWATT_KAFKA"));
                console.line("  Sent " + backup.manifest().messages() + " messages that were in Kafka alone.");
            } else {
                console.failure(
                        "The " + backup.manifest().messages() + " messages that were in Kafka alone were not sent. Mend"
                                + " what is said above, and restore again with --fresh: deploy/up would go on without them.",
                        List.of());
            }
            return code;
        } catch (StartFailure e) {
            console.failure(e.getMessage(), List.of());
            return 1;
        }
    }

    private void fill(Layout layout, Backup backup, Console console) throws IOException {
        if (SupervisorRecord.running(layout).isPresent()) {
            throw new StartFailure("Homewatt is running on " + layout.data() + ": end it with deploy/down first.");
        }
        SupervisorRecord claim = SupervisorRecord.take(layout);
        try {
            if (fresh) {
                layout.forget();
            }
            for (Path path : List.of(layout.postgres(), layout.kafka(), layout.secrets())) {
                if (Files.exists(path)) {
                    throw new StartFailure("There are data in " + layout.data() + " (" + path.getFileName()
                            + "): restore elsewhere with --data DATA, or forget them with --fresh.");
                }
            }
            long begin = System.nanoTime();
            backup.restore(layout);
            console.line(String.format(
                    Locale.ROOT,
                    "Restored the backup of %s in %.1f s (%.1f MB).",
                    backup.manifest().begun(),
                    (System.nanoTime() - begin) / 1e9,
                    backup.manifest().bytes() / 1e6));
        } finally {
            claim.release();
        }
    }

    /** For deploy/up in the background. */
    private List<String> arguments(Layout layout) {
        var arguments = new ArrayList<String>(
                List.of("--background", "--checkout", target.checkout().toString()));
        arguments.addAll(List.of("--data", layout.data().toString()));
        if (freePorts) {
            arguments.add("--free-ports");
        }
        if (target.colours()) {
            arguments.add("--colours");
        }
        if (tools != null) {
            arguments.addAll(List.of("--tools", tools.toString()));
        }
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        return arguments;
    }
}
