package io.homewatt.local;

import io.homewatt.local.process.LogFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What lies where in the data folder.
 *
 * @param data the folder itself
 */
public record Layout(Path data) {
    /** The databases. */
    public Path postgres() {
        return data.resolve("postgres");
    }

    /** The topics. */
    public Path kafka() {
        return data.resolve("kafka");
    }

    /** What Keycloak reads and writes beside its database. */
    public Path keycloak() {
        return data.resolve("keycloak");
    }

    /** One log for each part. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** What the supervisor said. */
    public Path supervisorLog() {
        return logs().resolve("up.log");
    }

    /** What is on record about the processes that run, and their configuration. */
    public Path run() {
        return data.resolve("run");
    }

    /** The supervisor's own entry there. */
    public Path supervisor() {
        return run().resolve("up.pid");
    }

    /** Passwords and keys that were made up at the first start. */
    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    /** What scripts need to use the platform. */
    public Path env() {
        return data.resolve("env");
    }

    /** Makes the folders that every start needs. */
    void prepare() throws IOException {
        Files.createDirectories(logs());
        Files.createDirectories(run());
        LogFile.turnOver(supervisorLog());
    }

    /** Forgets all that earlier starts left, except servers that are only unpacked and built. */
    void forget() throws IOException {
        for (Path path : List.of(postgres(), kafka(), keycloak(), logs(), secrets(), env())) {
            delete(path);
        }
    }

    /** Deletes a file or a folder with all that is in it, if it exists. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
