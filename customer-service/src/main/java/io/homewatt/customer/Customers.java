package io.homewatt.customer;

import io.homewatt.platform.rest.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The customers of an organisation. */
@ApplicationScoped
class Customers {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The customer, or null. */
    Uni<Customer> byId(Mutiny.Session session, Customer.Key key) {
        return session.find(Customer.class, key);
    }

    /** The customer, or null; nobody else changes it until the transaction ends. */
    Uni<Customer> locked(Mutiny.Session session, Customer.Key key) {
        return session.find(Customer.class, key, LockMode.PESSIMISTIC_WRITE);
    }

    /** The customer with this e-mail address in whatever case, or null. */
    Uni<Customer> byEmailAddress(Mutiny.Session session, String organisation, String emailAddress) {
        return session.createSelectionQuery(
                        "from Customer where key.organisation = :org and lower(emailAddress) = :email", Customer.class)
                .setParameter("org", organisation)
                .setParameter("email", emailAddress.toLowerCase(Locale.ROOT))
                .getSingleResultOrNull();
    }

    Uni<List<Customer>> page(Mutiny.Session session, String organisation, Page page) {
        return session.createSelectionQuery(
                        "from Customer where key.organisation = :org and key.id > :after order by key.id",
                        Customer.class)
                .setParameter("org", organisation)
                .setParameter("after", page.after().orElse(BEFORE_ALL))
                .setMaxResults(page.rows())
                .getResultList();
    }
}
