package io.homewatt.local.gateway;

import java.nio.file.Path;

/** The routes file can't be served as it is written; the message names the file and the place. */
public final class InvalidRoutesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidRoutesException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
