package io.homewatt.customer.signup;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the customers' users are. An outage of it, a refusal of ourselves included, fails with an {@link IOException}; a
 * user that it will never take fails with {@link RefusedUser}.
 */
interface IdentityProvider {
    /**
     * Creates the customer's user, who is a household of its organisation. After a try whose end is not known it finds
     * the user of that try: a customer never gets a second one.
     *
     * @return the user's id, the {@code sub} of its tokens
     */
    Uni<String> create(NewUser user);

    /**
     * Disables the user that {@link #create} made for this customer, if there is one, and the one that the customer
     * names, if that is of the same organisation.
     */
    Uni<Void> disable(String organisation, String customerId, Optional<String> authUserId);

    /** A user to be created; its name at the provider is made of the customer's id alone, so that it is found again. */
    record NewUser(String organisation, String customerId, String emailAddress) {}

    /** The provider has understood and will not have this user, however often it is tried. */
    final class RefusedUser extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedUser(String reason) {
            super(reason, null, false, false);
        }
    }
}
