package io.homewatt.enrichment.registry;

/** Time, as the calls see it: a clock that only goes forward, and a way to be called later. */
interface Pace {

    /** Nanoseconds of a monotonic clock. */
    long now();

    /** Runs the task after so many nanoseconds, or a little later. */
    void after(long nanos, Runnable task);
}
