package io.homewatt.account.imports;

/** A record that is left out; the message says why, and repeats nothing of the record. */
final class BadRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRecord(String message) {
        super(message, null, false, false);
    }
}
