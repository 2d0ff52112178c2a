package io.homewatt.property;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.property.comparison.Comparison;
import io.homewatt.property.comparison.Comparisons;
import io.homewatt.property.customers.Customers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Attaches a comparison of plans to a property, once. */
@ApplicationScoped
class AttachComparison {
    private final Customers customers;
    private final Transactions transactions;
    private final Properties properties;
    private final Comparisons comparisons;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    AttachComparison(
            Customers customers,
            Transactions transactions,
            Properties properties,
            Comparisons comparisons,
            IdempotencyKeys keys,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.transactions = transactions;
        this.properties = properties;
        this.comparisons = comparisons;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<AttachedComparison> attach(
            Caller caller, IdempotentRequest request, UUID customerId, UUID propertyId, Comparison comparison) {
        var key = new Property.Key(caller.organisation(), propertyId);
        return customers
                .seenBy(caller, customerId)
                .chain(customer -> transactions.write(
                        session -> keys.once(session, request, AttachedComparison.class, () -> properties
                                .toChange(session, key, customerId)
                                .invoke(customer::checkOpen)
                                .call(property -> attach(session, property, comparison))
                                .map(property -> AttachedComparison.of(property, comparison)))));
    }

    private Uni<Void> attach(Mutiny.Session session, Property property, Comparison comparison) {
        Instant now = clock.instant();
        return comparisons
                .add(session, property.key.organisation(), property.key.id(), comparison, now)
                .chain(changed -> {
                    if (!changed) {
                        return Uni.createFrom().voidItem();
                    }
                    property.touch(now);
                    return session.flush()
                            .chain(() -> outbox.append(
                                    session, PropertyEvent.ComparisonAttached.event(property, comparison)));
                });
    }
}
