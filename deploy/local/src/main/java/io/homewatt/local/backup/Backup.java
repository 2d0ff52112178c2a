package io.homewatt.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.Versions;
import io.homewatt.local.secret.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A backup that is there, whole: its folder, and what it says of itself. */
public record Backup(Path folder, Manifest manifest) {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String POSTGRES = "postgres.tar.gz";
    static final String MESSAGES = "messages.json.gz";
    static final String SECRETS = "secrets.properties";

    static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * Opens the backup in a folder, and reads all of it once.
     *
     * @throws StartFailure if it is none, not ours, or not as it was written
     */
    public static Backup open(Path folder, Versions versions) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new StartFailure("There is no backup in " + folder + ": it has no " + MANIFEST + ".");
        }
        Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
        if (manifest.format() != FORMAT) {
            throw new StartFailure("The backup in " + folder + " has the format " + manifest.format()
                    + ", and this program reads " + FORMAT + ".");
        }
        String major = manifest.postgresql().split("\\.")[0];
        if (!major.equals(versions.postgresql().split("\\.")[0])) {
            throw new StartFailure("The backup in " + folder + " is of PostgreSQL " + manifest.postgresql()
                    + ", and this is " + versions.postgresql() + ".");
        }
        for (Manifest.Entry entry : manifest.files()) {
            if (!Files.isRegularFile(folder.resolve(entry.name()))
                    || !entry(folder.resolve(entry.name())).equals(entry)) {
                throw new StartFailure("The backup in " + folder + " is damaged: " + entry.name()
                        + " is not as it was written. Use another one.");
            }
        }
        return new Backup(folder, manifest);
    }

    /** Fills a data folder that has no databases; the server brings them to where the backup ended when it starts. */
    public void restore(Layout layout) throws IOException {
        Path partial = layout.postgres().resolveSibling("postgres.partial");
        Layout.delete(partial);
        Files.createDirectories(partial, OWNER_ALONE);
        try (InputStream packed = Files.newInputStream(folder.resolve(POSTGRES));
                var archive = new TarArchiveInputStream(new GZIPInputStream(packed, 1 << 16))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = partial.resolve(entry.getName()).normalize();
                if (!target.startsWith(partial)) {
                    throw new IOException("The archive points outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target, OWNER_ALONE);
                } else {
                    Files.copy(archive, target);
                }
            }
        }
        Secrets.writePrivately(layout.secrets(), Files.readString(folder.resolve(SECRETS)));
        Files.move(partial, layout.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sends the messages that were in Kafka alone to a platform that runs. */
    public void sendMessages(String bootstrapServers) throws IOException, InterruptedException, ExecutionException {
        try (InputStream packed = Files.newInputStream(folder.resolve(MESSAGES));
                var in = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            new Messages(bootstrapServers).send(in);
        }
    }

    static Manifest.Entry entry(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            long bytes = digest.transferTo(OutputStream.nullOutputStream());
            String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
            return new Manifest.Entry(file.getFileName().toString(), bytes, sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
