package io.homewatt.account.imports;

/** A file that can't be read any further; the message is for people, and repeats nothing of the file. */
final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFile(String message) {
        super(message, null, false, false);
    }
}
