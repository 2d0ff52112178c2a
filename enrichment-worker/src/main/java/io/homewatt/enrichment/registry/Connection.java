package io.homewatt.enrichment.registry;

import java.util.List;

/**
 * What the registry knows about a point of connection, as far as it is used.
 *
 * @param status the registry's ICPStatus; 2 is active
 * @param participant the network's participant code, empty if there is none
 * @param pointOfConnection where the network meets the grid, empty if there is none
 * @param metered whether there is a meter at all
 * @param smartMeter whether a meter is read remotely
 * @param flowDirections those of the meters' channels, injection first
 */
public record Connection(
        int status,
        String participant,
        String pointOfConnection,
        boolean metered,
        boolean smartMeter,
        List<FlowDirection> flowDirections) {

    private static final int ACTIVE = 2;

    /** Whether energy is being metered: the connection is active and has a meter. */
    public boolean meterActive() {
        return status == ACTIVE && metered;
    }
}
