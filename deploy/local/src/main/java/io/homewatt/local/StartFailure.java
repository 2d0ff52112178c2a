package io.homewatt.local;

import java.util.List;

/** Why the platform cannot be started: one line that says what to do, and what to look at below it, if anything. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> details;

    public StartFailure(String line) {
        this(line, List.of());
    }

    public StartFailure(String line, List<String> details) {
        super(line);
        this.details = List.copyOf(details);
    }

    /** The last lines of a log, for example; empty when the line says it all. */
    public List<String> details() {
        return details == null ? List.of() : details;
    }
}
