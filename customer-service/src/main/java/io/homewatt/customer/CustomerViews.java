package io.homewatt.customer;

import io.homewatt.customer.properties.PropertyLists;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts a customer together with its properties. */
@ApplicationScoped
class CustomerViews {
    private final PropertyLists properties;

    CustomerViews(PropertyLists properties) {
        this.properties = properties;
    }

    Uni<CustomerView> of(Mutiny.Session session, Customer customer) {
        return properties
                .of(session, customer.key.organisation(), customer.key.id())
                .map(listed -> CustomerView.of(customer, listed));
    }
}
