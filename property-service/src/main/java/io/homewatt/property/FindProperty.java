package io.homewatt.property;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Success;
import io.homewatt.property.customers.Customers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows properties to those who may see them. */
@ApplicationScoped
class FindProperty {
    private final Customers customers;
    private final Transactions transactions;
    private final Properties properties;

    FindProperty(Customers customers, Transactions transactions, Properties properties) {
        this.customers = customers;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** A household's customer is looked at first; a back end's property is enough. */
    Uni<PropertyView> byId(Caller caller, UUID customerId, String propertyId) {
        var key = new Property.Key(caller.organisation(), PropertyId.parse(propertyId));
        Uni<Property> found = transactions.read(session -> properties.byId(session, key, customerId));
        return (caller.household().isEmpty() ? found : seen(caller, customerId).chain(() -> found))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(PropertyProblem.PROPERTY_NOT_FOUND))
                .map(PropertyView::of);
    }

    Uni<Success<List<PropertyView>>> page(Caller caller, UUID customerId, Page page) {
        return seen(caller, customerId)
                .chain(() ->
                        transactions.read(session -> properties.page(session, caller.organisation(), customerId, page)))
                .map(found -> page.answer(found, property -> property.key.id(), PropertyView::of));
    }

    private Uni<Void> seen(Caller caller, UUID customerId) {
        return customers
                .get(caller.organisation(), customerId)
                .invoke(customer -> {
                    if (!caller.maySee(customer.authUserId())) {
                        throw new Problem(PropertyProblem.CUSTOMER_NOT_FOUND);
                    }
                })
                .replaceWithVoid();
    }
}
