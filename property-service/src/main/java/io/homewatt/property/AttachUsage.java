package io.homewatt.property;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.ETags;
import io.homewatt.property.customers.Customers;
import io.homewatt.property.usage.UsageSnapshot;
import io.homewatt.property.usage.UsageSnapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Attaches a usage snapshot to a property, in place of the one of its type. */
@ApplicationScoped
class AttachUsage {
    private final Customers customers;
    private final Transactions transactions;
    private final Properties properties;
    private final PropertyViews views;
    private final ETags etags;
    private final UsageSnapshots snapshots;
    private final Outbox outbox;
    private final Clock clock;

    AttachUsage(
            Customers customers,
            Transactions transactions,
            Properties properties,
            PropertyViews views,
            ETags etags,
            UsageSnapshots snapshots,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.transactions = transactions;
        this.properties = properties;
        this.views = views;
        this.etags = etags;
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<PropertyIds> attach(Caller caller, UUID customerId, UUID propertyId, String ifMatch, UsageSnapshot snapshot) {
        var key = new Property.Key(caller.organisation(), propertyId);
        return customers
                .seenBy(caller, customerId)
                .chain(customer -> transactions.write(session -> properties
                        .toChange(session, key, customerId)
                        .invoke(customer::checkOpen)
                        .call(property -> views.of(session, property).invoke(view -> etags.require(ifMatch, view)))
                        .call(property -> attach(session, property, snapshot))))
                .map(PropertyIds::of);
    }

    private Uni<Void> attach(Mutiny.Session session, Property property, UsageSnapshot snapshot) {
        Instant now = clock.instant();
        return snapshots
                .put(session, property.key.organisation(), property.key.id(), snapshot, now)
                .chain(changed -> {
                    if (!changed) {
                        return Uni.createFrom().voidItem();
                    }
                    property.touch(now);
                    return session.flush()
                            .chain(() -> outbox.append(session, PropertyEvent.UsageAttached.event(property, snapshot)));
                });
    }
}
