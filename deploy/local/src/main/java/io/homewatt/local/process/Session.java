package io.homewatt.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Starts a process in a session of its own, so that a Ctrl-C at the terminal reaches the supervisor alone and the parts
 * are ended in order. Both ways replace themselves with the command: the process id stays that of the part.
 */
public final class Session {
    private static final List<String> PREFIX = prefix();

    private Session() {}

    /** What to put before a command; nothing on a machine that has neither program. */
    public static List<String> own() {
        return PREFIX;
    }

    private static List<String> prefix() {
        Optional<Path> setsid = program("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        return program("perl")
                .map(perl -> List.of(perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec {$ARGV[0]} @ARGV", "--"))
                .orElse(List.of());
    }

    /** A program on the search path. */
    public static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator)) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
