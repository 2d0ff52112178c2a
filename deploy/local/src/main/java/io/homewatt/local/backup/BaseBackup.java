package io.homewatt.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A copy of a running server's files with the log of what was written meanwhile, from which the server comes to the state
 * at the end of the copy, all databases alike: PostgreSQL's documentation, "Making a Base Backup Using the Low Level API".
 */
final class BaseBackup {
    /** Folders that a server fills anew when it starts. Replication slots are not to be brought back, either. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "postgresql.auto.conf.tmp");

    private static final String CONTROL = "global/pg_control";

    private final Connection server;
    private final Path folder;
    private final TarArchiveOutputStream archive;

    /**
     * @param server a connection as the superuser
     * @param folder the server's data
     */
    BaseBackup(Connection server, Path folder, TarArchiveOutputStream archive) {
        this.server = server;
        this.folder = folder;
        this.archive = archive;
    }

    /** Takes it; gives the position in the log that a restored server comes to. */
    String take() throws SQLException, IOException {
        // Ends with the connection; until then no log is removed that was written from here on.
        ask("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
        String first = ask("select pg_walfile_name(pg_backup_start('homewatt', true))");
        copy();
        add(CONTROL, control());
        String end;
        try (var statement = server.createStatement();
                ResultSet stopped = statement.executeQuery("select lsn, labelfile from pg_backup_stop(false)")) {
            stopped.next();
            end = stopped.getString("lsn");
            add("backup_label", stopped.getBytes("labelfile"));
        }
        copyLog(first, ask("select pg_walfile_name('" + end + "')"));
        return end;
    }

    private void copy() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                String name = folder.relativize(path).toString();
                if (path.getFileName().toString().startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    archive.putArchiveEntry(new TarArchiveEntry(name + "/"));
                    archive.closeArchiveEntry();
                }
                return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                String file = path.getFileName().toString();
                String name = folder.relativize(path).toString();
                if (!LEFT_OUT.contains(file) && !file.startsWith("pgsql_tmp") && !name.equals(CONTROL)) {
                    add(name, path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                return gone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : gone(e);
            }
        });
    }

    /** What was removed since it was listed was removed according to the log, too. */
    private static FileVisitResult gone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private void copyLog(String first, String last) throws IOException {
        try (var segments = Files.list(folder.resolve("pg_wal"))) {
            for (Path segment : segments.sorted().toList()) {
                String name = segment.getFileName().toString();
                boolean needed =
                        name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                if (needed || name.endsWith(".history")) {
                    add("pg_wal/" + name, segment);
                }
            }
        }
    }

    /** The server writes it as a whole, but may do so while it is read. */
    private byte[] control() throws IOException {
        Path file = folder.resolve(CONTROL);
        byte[] last = Files.readAllBytes(file);
        byte[] content = Files.readAllBytes(file);
        while (!Arrays.equals(last, content)) {
            last = content;
            content = Files.readAllBytes(file);
        }
        return content;
    }

    private void add(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        archive.putArchiveEntry(entry);
        archive.write(content);
        archive.closeArchiveEntry();
    }

    /** As much as there is now: what is added or cut off meanwhile is in the log. */
    private void add(String name, Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            archive.putArchiveEntry(entry);
            byte[] block = new byte[1 << 16];
            for (long rest = entry.getSize(); rest > 0; ) {
                int wanted = (int) Math.min(rest, block.length);
                int read = in.readNBytes(block, 0, wanted);
                Arrays.fill(block, read, wanted, (byte) 0);
                archive.write(block, 0, wanted);
                rest -= wanted;
            }
            archive.closeArchiveEntry();
        } catch (NoSuchFileException e) {
            gone(e);
        }
    }

    private String ask(String query) throws SQLException {
        try (var statement = server.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
