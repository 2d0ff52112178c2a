package io.homewatt.platform.rest;

/** One kind of error that an API answers with; each API lists its own in an enum. */
public interface ProblemType {
    /** Stable, in snake case; clients may branch on it. */
    String code();

    /** The HTTP status, 400–599. */
    int status();

    /** One sentence for people. */
    String message();
}
