package io.homewatt.disaggregation.reads;

/** Takes interval reads one by one. */
@FunctionalInterface
public interface ReadSink {
    /**
     * Takes a read.
     *
     * @param begin when the interval begins, in seconds since 1970
     * @param seconds its length
     * @param milliwattHours the energy
     * @param estimated whether somebody made it up, for the meter could not be read
     */
    void take(Channel channel, long begin, int seconds, long milliwattHours, boolean estimated);
}
