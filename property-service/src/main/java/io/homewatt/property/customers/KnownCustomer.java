package io.homewatt.property.customers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What properties need to know of a customer.
 *
 * @param customerLifecycle {@code auth_pending}, {@code active} or {@code inactive}
 * @param authUserId the customer's own user at the identity provider, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KnownCustomer(String customerId, String customerLifecycle, String authUserId) {
    /** Whether properties may be added. */
    public boolean isOpen() {
        return !"inactive".equals(customerLifecycle);
    }
}
