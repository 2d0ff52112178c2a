package io.homewatt.simulator;

/** What a list call does about identifiers that the registry does not know; its documents don't say. */
public enum UnknownInList {
    /** Leaves them out of the array; 404 when none is known, as the call for a single one does. */
    LEAVE_OUT,
    /** Leaves them out of the array, which may be empty. */
    EMPTY_ARRAY,
    /** Refuses the whole call with a 404 that names the first of them. */
    REJECT
}
