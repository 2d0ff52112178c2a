package io.homewatt.property;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.ETags;
import io.homewatt.platform.rest.Problem;
import io.homewatt.property.customers.CustomerId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Removes a property with all that is attached to it; of a closed account's, too. Repeating it changes nothing, so that
 * whoever missed the answer may ask again.
 */
@ApplicationScoped
class RemoveProperty {
    private final Transactions transactions;
    private final Properties properties;
    private final PropertyViews views;
    private final ETags etags;
    private final Outbox outbox;
    private final Clock clock;

    RemoveProperty(
            Transactions transactions,
            Properties properties,
            PropertyViews views,
            ETags etags,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.properties = properties;
        this.views = views;
        this.etags = etags;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<PropertyIds> remove(Caller caller, UUID customerId, UUID propertyId, String ifMatch) {
        var key = new Property.Key(caller.organisation(), propertyId);
        return transactions
                .write(session -> properties
                        .locked(session, key, customerId)
                        .chain(property ->
                                property == null ? gone(session, key, customerId) : remove(session, property, ifMatch)))
                .replaceWith(() -> new PropertyIds(CustomerId.of(customerId), PropertyId.of(propertyId)));
    }

    private Uni<Void> gone(Mutiny.Session session, Property.Key key, UUID customerId) {
        return properties
                .wasRemoved(session, key, customerId)
                .invoke(removed -> {
                    if (!removed) {
                        throw new Problem(PropertyProblem.PROPERTY_NOT_FOUND);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> remove(Mutiny.Session session, Property property, String ifMatch) {
        return views.of(session, property)
                .invoke(view -> {
                    etags.require(ifMatch, view);
                    property.touch(clock.instant());
                })
                .chain(session::flush)
                .chain(() -> outbox.append(session, PropertyEvent.Removed.event(property)))
                .chain(() -> properties.remove(session, property));
    }
}
