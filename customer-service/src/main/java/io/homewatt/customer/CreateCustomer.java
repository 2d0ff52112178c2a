package io.homewatt.customer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.hibernate.exception.ConstraintViolationException;

/** Creates a customer, whose e-mail address and auth_user_id no other customer of the organisation has. */
@ApplicationScoped
class CreateCustomer {
    private static final String INSERT = """
            insert into customer (org_id, id, first_name, last_name, email_address, auth_user_id, lifecycle, created_at,
                                  updated_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateCustomer(Transactions transactions, IdempotencyKeys keys, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<CustomerCreatedView> create(Caller caller, IdempotentRequest request, NewCustomer given) {
        var key = new Customer.Key(caller.organisation(), ids.generate());
        return transactions
                .writeWithoutSession(connection -> keys.once(
                        connection,
                        request,
                        CustomerCreatedView.class,
                        () -> store(connection, Customer.of(key, given, clock.instant()))))
                .onFailure(ConstraintViolationException.class)
                .transform(CustomerProblem::of);
    }

    private Uni<CustomerCreatedView> store(SqlConnection connection, Customer customer) {
        return connection
                .preparedQuery(INSERT)
                .execute(values(customer))
                .chain(() -> outbox.append(connection, CustomerChanged.of(CustomerChange.CREATED, customer)))
                .replaceWith(() -> CustomerCreatedView.of(customer));
    }

    private static Tuple values(Customer customer) {
        return Tuple.from(Arrays.asList(
                customer.key.organisation(),
                customer.key.id(),
                customer.firstName,
                customer.lastName,
                customer.emailAddress,
                customer.authUserId,
                customer.lifecycle.name(),
                customer.createdAt.atOffset(ZoneOffset.UTC),
                customer.updatedAt.atOffset(ZoneOffset.UTC),
                customer.version));
    }
}
