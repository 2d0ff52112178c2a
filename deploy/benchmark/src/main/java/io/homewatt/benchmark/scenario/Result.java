package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.load.Measured;
import java.util.Locale;

/**
 * What a scenario came to in one place.
 *
 * @param rate requests a second that were sent; 0 for as many as were answered
 * @param half whether that was half of what the saturated service answers
 */
public record Result(String scenario, Place place, double rate, boolean half, Measured measured) {
    /** At the scenario's own rate, or saturated. */
    public Result(String scenario, Place place, double rate, Measured measured) {
        this(scenario, place, rate, false, measured);
    }

    /** Whom the requests were sent to. */
    public enum Place {
        GATEWAY,
        SERVICE,
        FLOOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isSaturated() {
        return rate == 0;
    }
}
