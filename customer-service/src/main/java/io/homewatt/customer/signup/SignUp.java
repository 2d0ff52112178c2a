package io.homewatt.customer.signup;

import io.homewatt.customer.CustomerIdentities;
import io.homewatt.customer.CustomerIdentity;
import io.homewatt.customer.signup.IdentityProvider.NewUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives customers with an e-mail address a user at the identity provider, and disables it when they leave. The provider
 * is called between transactions, never in one; what happened meanwhile is looked at afterwards.
 */
@ApplicationScoped
class SignUp {
    private final CustomerIdentities customers;
    private final IdentityProvider provider;

    SignUp(CustomerIdentities customers, IdentityProvider provider) {
        this.customers = customers;
        this.provider = provider;
    }

    /**
     * Signs the customer up if it is waiting for that; a customer without an e-mail address goes on waiting.
     *
     * @return fails, to be tried again, if the customer is not there as of the event yet: that leaves the write-ahead log a
     *     moment before other transactions see what it tells of
     */
    Uni<Void> signUp(UUID eventId, Subject subject) {
        return customers.find(subject.organisation(), subject.id()).chain(found -> {
            if (found.filter(customer -> customer.version() >= subject.version())
                    .isEmpty()) {
                throw new IllegalStateException("What an event tells of a customer is not there");
            }
            return found.filter(CustomerIdentity::isWaiting)
                    .flatMap(CustomerIdentity::emailAddress)
                    .map(address -> create(eventId, subject, address))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    private Uni<Void> create(UUID eventId, Subject subject, String address) {
        return provider.create(new NewUser(subject.organisation(), subject.customerId(), address))
                .chain(user -> customers
                        .link(eventId, subject.organisation(), subject.id(), user)
                        .chain(() -> customers.find(subject.organisation(), subject.id()))
                        .chain(now -> disableUnlessOf(now, user, subject)));
    }

    /** The account was closed while the user was created, or a back end named another user: nobody may use ours. */
    private Uni<Void> disableUnlessOf(Optional<CustomerIdentity> now, String user, Subject subject) {
        boolean used = now.filter(customer -> !customer.isClosed())
                .flatMap(CustomerIdentity::authUserId)
                .filter(user::equals)
                .isPresent();
        return used
                ? Uni.createFrom().voidItem()
                : provider.disable(subject.organisation(), subject.customerId(), Optional.empty());
    }

    /** Disables the users of a customer whose account was closed, that of a sign-up under way among them. */
    Uni<Void> leave(Subject subject) {
        return customers
                .find(subject.organisation(), subject.id())
                .chain(found -> provider.disable(
                        subject.organisation(), subject.customerId(), found.flatMap(CustomerIdentity::authUserId)));
    }

    /**
     * Whom an event is about.
     *
     * @param customerId its id as it looks outside
     * @param version the customer's after what the event tells of
     */
    record Subject(String organisation, UUID id, String customerId, long version) {}
}
