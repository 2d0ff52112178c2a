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
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Adds a property to a customer who is there and whose account is not closed; each ICP once. */
@ApplicationScoped
class CreateProperty {
    private static final String INSERT = """
            insert into property (org_id, id, customer_id, icp, lifecycle, verification_status, created_at, updated_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

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
                .chain(customer -> transactions.writeWithoutSession(
                        connection -> keys.once(connection, request, PropertyIds.class, () -> {
                            customer.checkOpen();
                            return store(connection, Property.of(key, customerId, icp, clock.instant()));
                        })))
                .onFailure(ConstraintViolationException.class)
                .transform(failure -> "property_customer_icp".equals(failure.getConstraintName())
                        ? new Problem(PropertyProblem.PROPERTY_EXISTS)
                        : failure);
    }

    private Uni<PropertyIds> store(SqlConnection connection, Property property) {
        return connection
                .preparedQuery(INSERT)
                .execute(values(property))
                .chain(() -> outbox.append(connection, PropertyEvent.Created.event(property)))
                .replaceWith(() -> PropertyIds.of(property));
    }

    /** What a new property has. */
    private static Tuple values(Property property) {
        return Tuple.from(List.of(
                property.key.organisation(),
                property.key.id(),
                property.customerId,
                property.icp,
                property.lifecycle.name(),
                property.verificationStatus.name(),
                property.createdAt.atOffset(ZoneOffset.UTC),
                property.updatedAt.atOffset(ZoneOffset.UTC),
                property.version));
    }
}
