package io.homewatt.customer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.idempotency.IdempotencyKeys;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates a customer, whose e-mail address and auth_user_id no other customer of the organisation has. */
@ApplicationScoped
class CreateCustomer {
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
                .write(session -> keys.once(
                        session,
                        request,
                        CustomerCreatedView.class,
                        () -> store(session, Customer.of(key, given, clock.instant()))))
                .onFailure(ConstraintViolationException.class)
                .transform(CustomerProblem::of);
    }

    private Uni<CustomerCreatedView> store(Mutiny.Session session, Customer customer) {
        return session.persist(customer)
                .chain(session::flush)
                .chain(() -> outbox.append(session, CustomerChanged.of(CustomerChange.CREATED, customer)))
                .replaceWith(() -> CustomerCreatedView.of(customer));
    }
}
