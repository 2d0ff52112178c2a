package io.homewatt.disaggregation.household;

import io.homewatt.platform.rest.PublicId;

/** How the ids of customers and properties look outside. */
public final class PublicIds {
    public static final PublicId CUSTOMER = new PublicId("customer_");
    public static final PublicId PROPERTY = new PublicId("property_");

    private PublicIds() {}
}
