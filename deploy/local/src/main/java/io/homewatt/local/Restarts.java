package io.homewatt.local;

import io.homewatt.local.process.Part;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How {@code deploy/restart} asks the supervisor, which is another process: a file with the name of the part, and the
 * outcome in a file beside it.
 */
public final class Restarts {
    private static final String REQUEST = ".restart";
    private static final String OUTCOME = ".restarted";
    private static final String DONE = "ready ";
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path folder;
    private final Function<String, Part> parts;

    /** The supervisor's side. */
    Restarts(Layout layout, Function<String, Part> parts) {
        this.folder = layout.run();
        this.parts = parts;
    }

    /** Carries requests out, one after the other, until the thread is interrupted. */
    void watch() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
                try (DirectoryStream<Path> requests = Files.newDirectoryStream(folder, "*" + REQUEST)) {
                    for (Path request : requests) {
                        carryOut(request);
                    }
                } catch (IOException e) {
                    // A full disk, for example: whoever asked gives up, and may ask again.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(Path request) throws IOException, InterruptedException {
        String file = request.getFileName().toString();
        String name = file.substring(0, file.length() - REQUEST.length());
        Files.delete(request);
        String outcome;
        try {
            Part part = parts.apply(name);
            part.restart();
            outcome = DONE + part.started().toMillis();
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            outcome = e.getMessage();
        }
        Path whole = Files.writeString(folder.resolve(name + OUTCOME + ".next"), outcome);
        Files.move(whole, folder.resolve(name + OUTCOME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The other side: asks for a restart and waits for the outcome.
     *
     * @return how long the start took; none if the supervisor did not come to an end with it
     * @throws StartFailure if it was refused
     */
    public static Optional<Duration> ask(Layout layout, String name, Duration patience)
            throws IOException, InterruptedException {
        Path outcome = layout.run().resolve(name + OUTCOME);
        Files.deleteIfExists(outcome);
        Files.writeString(layout.run().resolve(name + REQUEST), "");
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.exists(outcome)) {
            if (System.nanoTime() - deadline > 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        String text = Files.readString(outcome);
        Files.delete(outcome);
        if (!text.startsWith(DONE)) {
            throw new StartFailure(text);
        }
        return Optional.of(Duration.ofMillis(Long.parseLong(text.substring(DONE.length()))));
    }
}
