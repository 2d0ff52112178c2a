package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.load.Measured;
import java.util.Locale;

/**
 * What a scenario came to in one place.
 *
 * @param rate requests a second that were sent; 0 for as many as were answered
 */
public record Result(String scenario, Place place, double rate, Measured measured) {
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
