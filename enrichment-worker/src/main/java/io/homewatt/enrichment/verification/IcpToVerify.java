package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.platform.events.BrokenEvent;
import java.time.Instant;
import java.util.Set;

/**
 * What the worker reads of the events that ask for a verification.
 *
 * @param notBefore an answer that the registry gave earlier will not do; null when any does
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record IcpToVerify(String propertyId, String customerId, String icp, Instant notBefore) {

    static final Set<String> TYPES = Set.of("property.created.v1", "property.verification-requested.v1");

    private static final int LONGEST = 200;

    /** @throws BrokenEvent if a member is missing, or longer than any that a property could have */
    IcpToVerify checked() {
        check("property_id", propertyId);
        check("customer_id", customerId);
        check("icp", icp);
        return this;
    }

    /** Since when an answer will do. */
    Instant since() {
        return notBefore == null ? Instant.MIN : notBefore;
    }

    private static void check(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new BrokenEvent(name + " is missing");
        }
        if (value.length() > LONGEST) {
            throw new BrokenEvent(name + " is too long");
        }
    }
}
