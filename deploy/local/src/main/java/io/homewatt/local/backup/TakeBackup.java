package io.homewatt.local.backup;

import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.console.Console;
import io.homewatt.local.postgres.Databases;
import io.homewatt.local.secret.Secrets;
import io.homewatt.local.service.Service;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.kafka.common.TopicPartition;

/** Takes a backup of a platform that runs, and goes on serving meanwhile. */
public final class TakeBackup {
    private final Layout layout;
    private final Databases databases;
    private final Messages messages;
    private final Console console;

    /** @param env the variables of the platform's env file */
    public TakeBackup(Layout layout, Map<String, String> env, Console console) {
        this.layout = layout;
        URI postgres = URI.create(env.get("HOMEWATT_POSTGRES_URL"));
        this.databases =
                new Databases(postgres.getPort(), postgres.getUserInfo().split(":", 2)[1]);
        this.messages = new Messages(env.get("HOMEWATT_KAFKA"));
        this.console = console;
    }

    /**
     * Writes it into a folder that isn't there yet, or is empty. A folder that is there is whole.
     *
     * @throws StartFailure if there is something in the folder
     */
    public Backup into(Path folder) throws IOException, SQLException, InterruptedException, ExecutionException {
        refuseToOverwrite(folder);
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        Layout.delete(partial);
        Files.createDirectories(folder.getParent());
        Files.createDirectory(partial, Backup.OWNER_ALONE);
        Instant begun = Instant.now();
        // First of all: what is read later than this may be missing in the databases.
        Map<TopicPartition, Long> waiting = messages.waiting();
        Secrets.writePrivately(partial.resolve(Backup.SECRETS), Files.readString(layout.secrets()));
        long start = System.nanoTime();
        String position = copyDatabases(partial.resolve(Backup.POSTGRES));
        done(partial.resolve(Backup.POSTGRES), "databases", start);
        start = System.nanoTime();
        long saved = saveMessages(waiting, partial.resolve(Backup.MESSAGES));
        done(partial.resolve(Backup.MESSAGES), "messages (" + saved + ")", start);
        var manifest = new Manifest(
                Backup.FORMAT,
                begun.toString(),
                Instant.now().toString(),
                ask("postgres", "show server_version"),
                position,
                schemas(),
                saved,
                List.of(
                        Backup.entry(partial.resolve(Backup.POSTGRES)),
                        Backup.entry(partial.resolve(Backup.MESSAGES)),
                        Backup.entry(partial.resolve(Backup.SECRETS))));
        Backup.JSON.writeValue(partial.resolve(Backup.MANIFEST).toFile(), manifest);
        Files.deleteIfExists(folder);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Backup(folder, manifest);
    }

    private static void refuseToOverwrite(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var content = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            if (content.findAny().isPresent()) {
                throw new StartFailure(folder + " is not empty: name a folder that isn't there yet.");
            }
        }
    }

    private String copyDatabases(Path file) throws IOException, SQLException {
        var quickly = new GzipParameters();
        quickly.setCompressionLevel(1);
        try (Connection server = databases.patient("postgres");
                var out = Files.newOutputStream(file);
                var archive = new TarArchiveOutputStream(
                        new GzipCompressorOutputStream(out, quickly), StandardCharsets.UTF_8.name())) {
            archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            return new BaseBackup(server, layout.postgres(), archive).take();
        }
    }

    private long saveMessages(Map<TopicPartition, Long> from, Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var lines =
                        new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
            return messages.save(from, lines);
        }
    }

    private Map<String, String> schemas() throws SQLException {
        Map<String, String> schemas = new TreeMap<>();
        for (Service service : Service.ALL) {
            if (service.database().isPresent()) {
                String name = service.database().get();
                schemas.put(name, ask(name, "select max(version) from flyway_schema_history where success"));
            }
        }
        return schemas;
    }

    private String ask(String database, String query) throws SQLException {
        try (Connection connection = databases.patient(database);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void done(Path file, String what, long start) throws IOException {
        console.progress(
                what,
                "%.1f MB in %.1f s"
                        .formatted(
                                Files.size(file) / 1e6,
                                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3));
    }
}
