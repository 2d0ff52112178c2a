package io.homewatt.local.demo;

/** The story can't go on; the message is one line for the person at the terminal. */
public final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    StepFailed(String message) {
        super(message);
    }

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
