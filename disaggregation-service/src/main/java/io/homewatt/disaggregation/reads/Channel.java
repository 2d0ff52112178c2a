package io.homewatt.disaggregation.reads;

/** Which way the energy went. */
public enum Channel {
    /** Taken from the grid. */
    EXTRACTION,
    /** Given to it. */
    INJECTION
}
