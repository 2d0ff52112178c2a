package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.platform.events.BrokenEvent;

/** What the worker reads of {@code property.created.v1}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PropertyCreated(String propertyId, String customerId, String icp) {

    static final String TYPE = "property.created.v1";

    private static final int LONGEST = 200;

    /** @throws BrokenEvent if a member is missing, or longer than any that a property could have */
    PropertyCreated checked() {
        check("property_id", propertyId);
        check("customer_id", customerId);
        check("icp", icp);
        return this;
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
