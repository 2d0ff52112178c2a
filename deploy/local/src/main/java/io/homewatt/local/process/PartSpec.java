package io.homewatt.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a part of the platform runs.
 *
 * @param name names its log and its entry in messages
 * @param command the program and its arguments
 * @param environment added to that of the supervisor
 * @param folder the working directory
 * @param ready when it can do its work
 * @param patience how long it may take to be ready at the platform's start
 * @param stop the signal that it ends in good order on
 * @param grace how long it may take to end before it is killed
 */
public record PartSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Readiness ready,
        Duration patience,
        Signal stop,
        Duration grace) {
    /** A part that is patiently waited for and ends on TERM within the given time. */
    public static PartSpec of(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Readiness ready,
            Duration grace) {
        return new PartSpec(name, command, environment, folder, ready, Duration.ofSeconds(300), Signal.TERM, grace);
    }
}
