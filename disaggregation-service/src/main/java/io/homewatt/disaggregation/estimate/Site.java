package io.homewatt.disaggregation.estimate;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What the estimate needs to know of an account.
 *
 * @param zone its days are days here
 * @param location where it is, if known
 * @param injects whether it has an injection channel (solar): its extraction says what the home draws only in darkness
 */
public record Site(ZoneId zone, Optional<Location> location, boolean injects) {

    /**
     * @param latitude in degrees, north positive
     * @param longitude in degrees, east positive
     */
    public record Location(double latitude, double longitude) {
        public Location {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("No place on earth");
            }
        }
    }
}
