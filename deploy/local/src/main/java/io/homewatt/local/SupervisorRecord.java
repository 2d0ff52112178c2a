package io.homewatt.local;

import io.homewatt.local.process.PidFile;
import io.homewatt.local.process.Signal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The claim of one supervisor to a data folder: a lock that dies with it, and its process for others to find. */
final class SupervisorRecord {
    private static final String READY = "ready";

    private final Layout layout;
    private final FileChannel lock;

    private SupervisorRecord(Layout layout, FileChannel lock) {
        this.layout = layout;
        this.lock = lock;
    }

    /** The supervisor that runs on the folder, if any. */
    static Optional<ProcessHandle> running(Layout layout) {
        return PidFile.read(layout.supervisor()).flatMap(PidFile::process);
    }

    /** Claims the folder for this process. */
    static SupervisorRecord take(Layout layout) throws IOException {
        Files.createDirectories(layout.run());
        FileChannel channel =
                FileChannel.open(layout.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(layout.supervisor());
                Files.deleteIfExists(layout.run().resolve(READY));
                return new SupervisorRecord(layout, channel);
            }
        } catch (OverlappingFileLockException e) {
            // This very process has it: the answer is the same.
        }
        channel.close();
        throw new StartFailure(
                "Another start is under way on " + layout.data() + ": wait for it, or end it with" + " deploy/down.");
    }

    /** Puts this process on record. */
    void write() throws IOException {
        PidFile.write(layout.supervisor(), ProcessHandle.current(), Signal.TERM);
    }

    /** Tells others that everything is up. */
    static void markReady(Layout layout, String url) throws IOException {
        Files.writeString(layout.run().resolve(READY), url + "\n");
    }

    /** Where the running platform is, once everything is up. */
    static Optional<String> readyAt(Layout layout) {
        Path file = layout.run().resolve(READY);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Gives the folder up. */
    void release() {
        try {
            Files.deleteIfExists(layout.run().resolve(READY));
            Files.deleteIfExists(layout.supervisor());
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process, and a record of a process that is gone counts for nothing.
        }
    }
}
