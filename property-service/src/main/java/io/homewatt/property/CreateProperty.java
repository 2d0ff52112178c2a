package io.homewatt.property;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.homewatt.property.customers.Customers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds a property to a customer who is there and whose account is not closed; each ICP once. */
@ApplicationScoped
class CreateProperty {
    private final Customers customers;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateProperty(Customers customers, Transactions transactions, IdempotencyKeys keys, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.transactions = transactions;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<PropertyIds> create(Caller caller, IdempotentRequest request, UUID customerId, String icp) {
        var key = new Property.Key(caller.organisation(), ids.generate());
        return customers
                .seenBy(caller, customerId)
                .chain(customer -> transactions.write(session -> keys.once(session, request, PropertyIds.class, () -> {
                    customer.checkOpen();
                    return store(session, Property.of(key, customerId, icp, clock.instant()));
                })))
                .onFailure(ConstraintViolationException.class)
                .transform(failure -> "property_customer_icp".equals(failure.getConstraintName())
                        ? new Problem(PropertyProblem.PROPERTY_EXISTS)
                        : failure);
    }

    private Uni<PropertyIds> store(Mutiny.Session session, Property property) {
        return session.persist(property)
                .chain(session::flush)
                .chain(() -> outbox.append(session, PropertyEvent.Created.event(property)))
                .replaceWith(() -> PropertyIds.of(property));
    }
}
