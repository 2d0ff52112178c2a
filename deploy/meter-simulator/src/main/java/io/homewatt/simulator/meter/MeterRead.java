package io.homewatt.simulator.meter;

import java.time.Instant;

/**
 * What a meter counted in one interval.
 *
 * @param seconds the interval's length
 * @param milliwattHours the energy taken from the grid
 * @param estimated whether somebody made it up, for the meter could not be read
 */
public record MeterRead(Instant begin, int seconds, long milliwattHours, boolean estimated) {}
