package io.homewatt.customer;

import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.PublicId;
import java.util.UUID;

/** How a customer's id looks outside. */
final class CustomerId {
    private static final PublicId FORM = new PublicId("customer_");

    private CustomerId() {}

    static String of(UUID id) {
        return FORM.of(id);
    }

    /** @throws Problem when it is no customer's id, and so nobody's */
    static UUID parse(String text) {
        return FORM.parse(text).orElseThrow(() -> new Problem(CustomerProblem.CUSTOMER_NOT_FOUND));
    }
}
