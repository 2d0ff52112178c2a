package io.homewatt.property.customers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.homewatt.platform.rest.Problem;
import io.homewatt.property.PropertyProblem;

/**
 * What properties need to know of a customer.
 *
 * @param customerLifecycle {@code auth_pending}, {@code active} or {@code inactive}
 * @param authUserId the customer's own user at the identity provider, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownCustomer(String customerId, String customerLifecycle, String authUserId) {
    /** @throws Problem when the account is closed: then nothing is added to it any more */
    public void checkOpen() {
        if ("inactive".equals(customerLifecycle)) {
            throw new Problem(PropertyProblem.CUSTOMER_INACTIVE);
        }
    }
}
