package io.homewatt.simulator;

/** How the registry is down. */
public enum Outage {
    /** It is up. */
    NONE,
    /** It answers 503. */
    REFUSE,
    /** It takes the request and never answers. */
    HANG,
    /** It closes the connection without an answer. */
    DROP,
    /** It answers 200 with something that is no JSON. */
    GARBAGE
}
