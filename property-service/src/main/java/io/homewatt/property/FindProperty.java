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
import java.util.function.Function;

/** Shows properties to those who may see them. */
@ApplicationScoped
class FindProperty {
    private final Customers customers;
    private final Transactions transactions;
    private final Properties properties;
    private final PropertyViews views;

    FindProperty(Customers customers, Transactions transactions, Properties properties, PropertyViews views) {
        this.customers = customers;
        this.transactions = transactions;
        this.properties = properties;
        this.views = views;
    }

    /** A household's customer is looked at first; a back end's property is enough. */
    Uni<PropertyView> byId(Caller caller, UUID customerId, UUID propertyId) {
        var key = new Property.Key(caller.organisation(), propertyId);
        Uni<PropertyView> found = transactions.read(session -> properties
                .byId(session, key, customerId)
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(PropertyProblem.PROPERTY_NOT_FOUND))
                .chain(property -> views.of(session, property)));
        return caller.household().isEmpty()
                ? found
                : customers.seenBy(caller, customerId).chain(() -> found);
    }

    Uni<Success<List<PropertyView>>> page(Caller caller, UUID customerId, Page page) {
        return customers
                .seenBy(caller, customerId)
                .chain(() -> transactions.read(session -> properties
                        .page(session, caller.organisation(), customerId, page)
                        .chain(found -> views.of(session, caller.organisation(), found))))
                .map(found -> page.answer(found, view -> PropertyId.parse(view.propertyId()), Function.identity()));
    }
}
