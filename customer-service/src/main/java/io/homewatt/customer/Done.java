package io.homewatt.customer;

/** The answer to a change that has nothing else to tell. */
record Done(boolean success) {
    static final Done DONE = new Done(true);
}
