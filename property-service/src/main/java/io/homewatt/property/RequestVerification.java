package io.homewatt.property;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.property.customers.Customers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has the registry asked about a property's ICP again. While it is being asked, a further request adds nothing. */
@ApplicationScoped
class RequestVerification {
    private final Customers customers;
    private final Transactions transactions;
    private final Properties properties;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    RequestVerification(
            Customers customers,
            Transactions transactions,
            Properties properties,
            IdempotencyKeys keys,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.transactions = transactions;
        this.properties = properties;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<RequestedVerification> request(Caller caller, IdempotentRequest request, UUID customerId, UUID propertyId) {
        var key = new Property.Key(caller.organisation(), propertyId);
        return customers
                .seenBy(caller, customerId)
                .chain(customer -> transactions.write(
                        session -> keys.once(session, request, RequestedVerification.class, () -> properties
                                .toChange(session, key, customerId)
                                .invoke(customer::checkOpen)
                                .call(property -> request(session, property))
                                .map(RequestedVerification::of))));
    }

    private Uni<Void> request(Mutiny.Session session, Property property) {
        if (property.verificationStatus == VerificationStatus.PENDING) {
            return Uni.createFrom().voidItem();
        }
        // A person who asks knows of something new: no answer from before will do.
        Instant now = clock.instant();
        property.verifyAgain(now);
        return session.flush()
                .chain(() -> outbox.append(session, PropertyEvent.VerificationRequested.event(property, now)));
    }
}
