package io.homewatt.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
