package io.homewatt.local.catalogue;

/** The import can't go on; the message is one line for the person at the terminal. */
final class ImportFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportFailed(String message) {
        super(message);
    }
}
