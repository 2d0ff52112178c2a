package io.homewatt.property;

import java.time.Instant;
import java.util.List;

/**
 * What the ICP events say, as far as properties need it.
 *
 * @param networkReportingRegion null when the network is not in the supply-points table
 * @param reason why the ICP is rejected; null when it is verified
 * @param checkedAt when the registry was asked
 */
record IcpAnswer(
        String propertyId,
        String icp,
        String networkReportingRegion,
        Boolean smartMeter,
        Boolean meterActive,
        List<String> flowDirections,
        String reason,
        Instant checkedAt) {}
