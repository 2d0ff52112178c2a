package io.homewatt.platform.rest;

import java.util.Locale;

/** One kind of error that an API answers with; each API lists its own in an enum. */
public interface ProblemType {
    /** The constant's name. */
    String name();

    /** Stable, in snake case; clients may branch on it. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status, 400–599. */
    int status();

    /** One sentence for people. */
    String message();
}
