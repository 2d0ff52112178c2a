package io.homewatt.local;

import io.homewatt.local.backup.Backup;
import io.homewatt.local.backup.TakeBackup;
import io.homewatt.local.console.Console;
import io.homewatt.local.demo.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deploy/backup}: copies what a running platform knows. */
@Command(
        name = "deploy/backup",
        description = "Takes a backup of the platform that runs on this machine, which goes on serving meanwhile.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  deploy/backup ~/backups/monday",
            "  deploy/down && deploy/restore --fresh ~/backups/monday",
            "",
            "All that was accepted before it began is in it: all databases at one point in time, the messages that are in",
            "Kafka alone, and the secrets, so keep it where nobody else reads it. See docs/backup.md."
        })
public final class BackUp implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Where to write it: a folder that isn't there yet.")
    private Path folder;

    @Mixin
    private Target target;

    public static void main(String[] args) {
        System.exit(Commands.execute(new BackUp(), args));
    }

    @Override
    public Integer call() throws Exception {
        Console console = target.console();
        long begin = System.nanoTime();
        try {
            Layout layout = target.running();
            console.title("Backing up Homewatt (data in " + layout.data() + ")");
            Path target = folder.toAbsolutePath().normalize();
            Backup backup = new TakeBackup(layout, Settings.read(layout.env()).values(), console).into(target);
            console.line(String.format(
                    Locale.ROOT,
                    "Backed up in %.1f s: %s, %.1f MB. It holds the secrets: keep it where nobody else reads it.",
                    (System.nanoTime() - begin) / 1e9,
                    backup.folder(),
                    backup.manifest().bytes() / 1e6));
            return 0;
        } catch (StartFailure e) {
            console.failure(e.getMessage(), List.of());
            return 1;
        }
    }
}
