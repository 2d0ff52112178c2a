package io.homewatt.customer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The customers of an organisation. */
@ApplicationScoped
class Customers {
    /** The customer, or null. */
    Uni<Customer> byId(Mutiny.Session session, Customer.Key key) {
        return session.find(Customer.class, key);
    }

    /** The customer, or null; nobody else changes it until the transaction ends. */
    Uni<Customer> locked(Mutiny.Session session, Customer.Key key) {
        return session.find(Customer.class, key, LockMode.PESSIMISTIC_WRITE);
    }
}
