package io.homewatt.benchmark;

/** The benchmark can't go on; the message is one line for the person at the terminal. */
public final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchFailed(String message) {
        super(message);
    }

    public BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
