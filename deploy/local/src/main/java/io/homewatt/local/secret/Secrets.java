package io.homewatt.local.secret;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/** Passwords and keys: made up at the first start, the same ever after, readable by their owner alone. */
public final class Secrets {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Also the length of a subscription key. Some 190 bits. */
    private static final int LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** The secrets in a file, or none yet. */
    public static Secrets in(Path file) throws IOException {
        var secrets = new Secrets(file);
        if (Files.exists(file)) {
            secrets.values.load(new StringReader(Files.readString(file)));
        }
        return secrets;
    }

    /** The secret of that name: 32 letters and digits. Made up and kept if there is none yet. */
    public synchronized String get(String name) throws IOException {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        values.setProperty(name, made.toString());
        var text = new StringWriter();
        values.store(text, "Made up by deploy/up; never to be committed.");
        writePrivately(file, text.toString());
        return made.toString();
    }

    /** Writes a file that only its owner may read, whole or not at all. */
    public static void writePrivately(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
