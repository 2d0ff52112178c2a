package io.homewatt.property;

import io.homewatt.platform.rest.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The properties of an organisation's customers. */
@ApplicationScoped
class Properties {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** The property, if it is this customer's, or null. */
    Uni<Property> byId(Mutiny.Session session, Property.Key key, UUID customer) {
        return session.find(Property.class, key)
                .map(property -> property != null && property.customerId.equals(customer) ? property : null);
    }

    Uni<List<Property>> page(Mutiny.Session session, String organisation, UUID customer, Page page) {
        return session.createSelectionQuery("""
                        from Property where key.organisation = :org and customerId = :customer and key.id > :after
                        order by key.id""", Property.class)
                .setParameter("org", organisation)
                .setParameter("customer", customer)
                .setParameter("after", page.after().orElse(BEFORE_ALL))
                .setMaxResults(page.rows())
                .getResultList();
    }
}
