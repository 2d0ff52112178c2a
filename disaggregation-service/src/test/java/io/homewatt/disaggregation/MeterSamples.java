package io.homewatt.disaggregation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of real meters, which are not part of the project: in {@code shared/data/meter} beside the checkout, or where
 * {@code -Dmeter.samples} says. A test that needs them is skipped, and says so, where they are not.
 */
public final class MeterSamples {
    private static final Path FOLDER = folder();

    private MeterSamples() {}

    /** A file or folder of theirs. */
    public static Path named(String name) {
        Path found = FOLDER.resolve(name);
        assumeTrue(Files.isReadable(found), "SKIPPED: there is no " + name + "; -Dmeter.samples= says where it is");
        return found;
    }

    private static Path folder() {
        String given = System.getProperty("meter.samples");
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data/meter"))) {
                return at.resolve("shared/data/meter");
            }
        }
        return Path.of("no such folder");
    }
}
