package io.homewatt.local.demo;

/** The story can't go on; the message is one line for the person at the terminal. */
public final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StepFailed(String message) {
        super(message);
    }

    public StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
