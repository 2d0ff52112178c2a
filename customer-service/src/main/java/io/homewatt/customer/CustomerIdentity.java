package io.homewatt.customer;

import java.util.Optional;

/**
 * What the sign-up at the identity provider needs to know of a customer.
 *
 * @param authUserId its user at the provider, if it has one
 * @param isWaiting whether it is still to get one
 * @param isClosed whether its account was closed
 * @param version of the customer, as its events tell it
 */
public record CustomerIdentity(
        Optional<String> emailAddress, Optional<String> authUserId, boolean isWaiting, boolean isClosed, long version) {
    static CustomerIdentity of(Customer customer) {
        return new CustomerIdentity(
                Optional.ofNullable(customer.emailAddress),
                Optional.ofNullable(customer.authUserId),
                customer.lifecycle == CustomerLifecycle.AUTH_PENDING,
                customer.isClosed(),
                customer.version);
    }
}
