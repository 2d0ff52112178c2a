package io.homewatt.enrichment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** What was recorded from the real registry, in a folder beside the repository; it is not part of it. */
public final class Recorded {

    private static final Path FOLDER = Path.of("../../shared/data/registry");

    private Recorded() {}

    /** The file's bytes; without it, the test is skipped and says so. */
    public static byte[] file(String name) throws IOException {
        Path file = FOLDER.resolve(name).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            Logger.getLogger(Recorded.class).warnf("SKIPPED a test with what was recorded: there is no %s", file);
        }
        assumeTrue(Files.isRegularFile(file), () -> "there is no " + file);
        return Files.readAllBytes(file);
    }
}
