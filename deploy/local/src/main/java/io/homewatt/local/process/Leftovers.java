package io.homewatt.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The parts that outlived their supervisor, because it was killed and could not end them. */
public final class Leftovers {
    private Leftovers() {}

    /** The parts on record in the folder that still run. */
    public static List<PidFile> in(Path folder) throws IOException {
        var found = new ArrayList<PidFile>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pid")) {
                for (Path file : files) {
                    PidFile.read(file)
                            .filter(entry -> entry.process().isPresent())
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Ends the parts, PostgreSQL after those that may be writing to it, and takes them off the record. */
    public static void end(List<PidFile> parts, Duration grace) throws IOException {
        for (Signal round : Signal.values()) {
            List<PidFile> now =
                    parts.stream().filter(part -> part.stop() == round).toList();
            for (PidFile part : now) {
                if (part.process().isPresent()) {
                    round.send(part.process().get());
                }
            }
            long deadline = System.nanoTime() + grace.toNanos();
            for (PidFile part : now) {
                part.process().ifPresent(process -> Processes.endBy(deadline, process));
                part.delete();
            }
        }
    }
}
