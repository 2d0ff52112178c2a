package io.homewatt.property;

import io.homewatt.platform.access.Caller;
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
    private final PropertyViews views;

    FindProperty(Customers customers, PropertyViews views) {
        this.customers = customers;
        this.views = views;
    }

    /** A household's customer is looked at first; a back end's property is enough. */
    Uni<PropertyView> byId(Caller caller, UUID customerId, UUID propertyId) {
        Uni<PropertyView> found = views.byId(new Property.Key(caller.organisation(), propertyId), customerId)
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(PropertyProblem.PROPERTY_NOT_FOUND));
        return caller.household().isEmpty()
                ? found
                : customers.seenBy(caller, customerId).chain(() -> found);
    }

    Uni<Success<List<PropertyView>>> page(Caller caller, UUID customerId, Page page) {
        return customers
                .seenBy(caller, customerId)
                .chain(() -> views.page(caller.organisation(), customerId, page))
                .map(found -> page.answer(found, view -> PropertyId.parse(view.propertyId()), Function.identity()));
    }
}
