package io.homewatt.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.Versions;
import io.homewatt.local.console.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Versions VERSIONS = new Versions("26.0.0", "3.0.0", "18.4.0");

    @TempDir
    Path temp;

    @Test
    void theServersFilesAndTheSecretsAreRestoredForTheirOwnerAlone() throws IOException {
        var layout = new Layout(Files.createDirectories(temp.resolve("data")));

        Backup.open(backup(Backup.FORMAT, "18.1", "base/1/1259"), VERSIONS).restore(layout);

        assertThat(layout.postgres().resolve("base/1/1259")).hasContent("content");
        assertThat(layout.postgres().resolve("pg_wal")).isEmptyDirectory();
        assertThat(permissions(layout.postgres())).isEqualTo("rwx------");
        assertThat(layout.secrets()).hasContent("a=b");
        assertThat(permissions(layout.secrets())).isEqualTo("rw-------");
    }

    @Test
    void whatIsNotAsItWasWrittenIsRefused() throws IOException {
        Path folder = backup(Backup.FORMAT, "18.1", "base/1/1259");
        byte[] archive = Files.readAllBytes(folder.resolve(Backup.POSTGRES));
        archive[archive.length / 2]++;
        Files.write(folder.resolve(Backup.POSTGRES), archive);

        assertThatThrownBy(() -> Backup.open(folder, VERSIONS))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("damaged: postgres.tar.gz");
        Files.delete(folder.resolve(Backup.POSTGRES));
        assertThatThrownBy(() -> Backup.open(folder, VERSIONS)).hasMessageContaining("damaged: postgres.tar.gz");
    }

    @Test
    void whatThisProgramCannotReadIsRefused() throws IOException {
        Path newer = backup(Backup.FORMAT + 1, "18.1", "base/1/1259");
        assertThatThrownBy(() -> Backup.open(newer, VERSIONS)).hasMessageContaining("has the format 2");
        Path older = backup(Backup.FORMAT, "17.9", "base/1/1259");
        assertThatThrownBy(() -> Backup.open(older, VERSIONS)).hasMessageContaining("is of PostgreSQL 17.9");
        assertThatThrownBy(() -> Backup.open(temp, VERSIONS)).hasMessageContaining("There is no backup in");
    }

    @Test
    void anArchiveCannotWriteOutsideOfItsFolder() throws IOException {
        var layout = new Layout(Files.createDirectories(temp.resolve("data")));
        Backup backup = Backup.open(backup(Backup.FORMAT, "18.1", "../../outside"), VERSIONS);

        assertThatThrownBy(() -> backup.restore(layout)).hasMessageContaining("points outside");
        assertThat(temp.resolve("outside")).doesNotExist();
    }

    @Test
    void aFolderWithSomethingInItIsNotOverwritten() throws IOException {
        Path folder = backup(Backup.FORMAT, "18.1", "base/1/1259");
        var env = Map.of(
                "HOMEWATT_POSTGRES_URL", "postgresql://postgres:x@localhost:1/postgres",
                "HOMEWATT_KAFKA", "localhost:1");

        var backup = new TakeBackup(new Layout(temp.resolve("data")), env, Console.toNowhere());

        assertThatThrownBy(() -> backup.into(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not empty");
    }

    private Path backup(int format, String postgresql, String file) throws IOException {
        Path folder = Files.createTempDirectory(temp, "backup");
        try (var archive = new TarArchiveOutputStream(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(Backup.POSTGRES))))) {
            for (String name : List.of("pg_wal/", "base/", "base/1/")) {
                archive.putArchiveEntry(new TarArchiveEntry(name));
                archive.closeArchiveEntry();
            }
            byte[] content = "content".getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(file, true);
            entry.setSize(content.length);
            archive.putArchiveEntry(entry);
            archive.write(content);
            archive.closeArchiveEntry();
        }
        Files.writeString(folder.resolve(Backup.SECRETS), "a=b");
        var manifest = new Manifest(
                format,
                "2026-11-21T03:00:00Z",
                "2026-11-21T03:00:01Z",
                postgresql,
                "0/1",
                Map.of(),
                0,
                List.of(Backup.entry(folder.resolve(Backup.POSTGRES)), Backup.entry(folder.resolve(Backup.SECRETS))));
        Backup.JSON.writeValue(folder.resolve(Backup.MANIFEST).toFile(), manifest);
        return folder;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
