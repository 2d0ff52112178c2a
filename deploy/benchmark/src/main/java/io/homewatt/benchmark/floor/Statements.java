package io.homewatt.benchmark.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Statements that are too long for a line or two: in files beside this class. */
final class Statements {
    private Statements() {}

    static String text(String file) {
        try (InputStream stream = Statements.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
