package io.homewatt.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A customer of an organisation. */
@Entity
class Customer {
    @EmbeddedId
    Key key;

    @Column(name = "first_name")
    String firstName;

    @Column(name = "last_name")
    String lastName;

    @Column(name = "email_address")
    String emailAddress;

    @Column(name = "auth_user_id")
    String authUserId;

    @Enumerated(EnumType.STRING)
    CustomerLifecycle lifecycle;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    long version;

    /** A new customer: active if it is known to the identity provider already. */
    static Customer of(Key key, NewCustomer given, Instant now) {
        var customer = new Customer();
        customer.key = key;
        customer.firstName = given.firstName();
        customer.lastName = given.lastName();
        customer.emailAddress = given.emailAddress();
        customer.authUserId = given.authUserId();
        customer.lifecycle = given.authUserId() == null ? CustomerLifecycle.AUTH_PENDING : CustomerLifecycle.ACTIVE;
        customer.createdAt = now;
        customer.updatedAt = now;
        return customer;
    }

    /**
     * Takes in what a patch names.
     *
     * @return the event that tells of it, or none when all was so before
     */
    Optional<CustomerChange> patch(CustomerPatch patch, Instant now) {
        boolean changed = false;
        if (patch.firstName != null && !patch.firstName.get().equals(firstName)) {
            firstName = patch.firstName.get();
            changed = true;
        }
        if (patch.lastName != null && !patch.lastName.get().equals(lastName)) {
            lastName = patch.lastName.get();
            changed = true;
        }
        if (patch.emailAddress != null && !patch.emailAddress.equals(Optional.ofNullable(emailAddress))) {
            emailAddress = patch.emailAddress.orElse(null);
            changed = true;
        }
        if (patch.authUserId != null && !patch.authUserId.get().equals(authUserId)) {
            return Optional.of(link(patch.authUserId.get(), now));
        }
        if (changed) {
            updatedAt = now;
        }
        return changed ? Optional.of(CustomerChange.UPDATED) : Optional.empty();
    }

    /** Ties the customer to its user at the identity provider, which makes it active if it was waiting for one. */
    CustomerChange link(String user, Instant now) {
        CustomerChange change =
                lifecycle == CustomerLifecycle.AUTH_PENDING ? CustomerChange.ACTIVATED : CustomerChange.UPDATED;
        authUserId = user;
        lifecycle = CustomerLifecycle.ACTIVE;
        updatedAt = now;
        return change;
    }

    /** Closes the account. */
    void close(Instant now) {
        lifecycle = CustomerLifecycle.INACTIVE;
        updatedAt = now;
    }

    boolean isClosed() {
        return lifecycle == CustomerLifecycle.INACTIVE;
    }

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
