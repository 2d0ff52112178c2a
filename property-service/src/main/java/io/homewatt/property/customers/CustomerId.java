package io.homewatt.property.customers;

import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.PublicId;
import io.homewatt.property.PropertyProblem;
import java.util.UUID;

/** How a customer's id looks outside. */
public final class CustomerId {
    static final PublicId FORM = new PublicId("customer_");

    private CustomerId() {}

    public static String of(UUID id) {
        return FORM.of(id);
    }

    /** @throws Problem when it is no customer's id, and so nobody's */
    public static UUID parse(String text) {
        return FORM.parse(text).orElseThrow(() -> new Problem(PropertyProblem.CUSTOMER_NOT_FOUND));
    }
}
