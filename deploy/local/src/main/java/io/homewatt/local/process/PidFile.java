package io.homewatt.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process on record, so that a later program finds it. Holds the instant of its start besides its id: the system gives
 * ids out again, and a stranger's process must never be ended for one of ours.
 *
 * @param file where it is on record; named after the part
 * @param pid the process id
 * @param started when it started
 * @param stop the signal that it ends in good order on
 */
public record PidFile(Path file, long pid, Instant started, Signal stop) {
    /** The system counts starts in ticks since boot, and what it holds for the time of boot may shift a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Puts a process on record. */
    public static PidFile write(Path file, ProcessHandle process, Signal stop) throws IOException {
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        var written = new PidFile(file, process.pid(), started, stop);
        Files.writeString(file, written.pid + " " + started.toEpochMilli() + " " + stop + "\n");
        return written;
    }

    /** What is on record, whether it still lives or not; empty for no file, or one that was cut off. */
    public static Optional<PidFile> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            if (fields.length != 3) {
                return Optional.empty();
            }
            return Optional.of(new PidFile(
                    file,
                    Long.parseLong(fields[0]),
                    Instant.ofEpochMilli(Long.parseLong(fields[1])),
                    Signal.valueOf(fields[2])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The part's name. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.pid$", "");
    }

    /** The process, if it lives and is the one that was put on record. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Processes::runs).filter(found -> found.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                .orElse(false));
    }

    /** Takes it off the record. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
