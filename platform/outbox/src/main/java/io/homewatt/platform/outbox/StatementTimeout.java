package io.homewatt.platform.outbox;

/** A statement took longer than it was given. */
public final class StatementTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatementTimeout(Throwable cause) {
        super("A statement took too long", cause);
    }
}
