package io.homewatt.local.deadletters;

/** Why the command came to nothing, for the one who gave it. */
final class DeadLettersFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLettersFailed(String message) {
        super(message);
    }
}
