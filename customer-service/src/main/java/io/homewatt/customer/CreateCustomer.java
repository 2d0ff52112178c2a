package io.homewatt.customer;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.exception.ConstraintViolationException;

/** Creates a customer, whose e-mail address and auth_user_id no other customer of the organisation has. */
@ApplicationScoped
class CreateCustomer {
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    CreateCustomer(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Customer> create(String organisation, NewCustomer given) {
        Customer customer = Customer.of(new Customer.Key(organisation, ids.generate()), given, clock.instant());
        return transactions
                .write(session -> session.persist(customer)
                        .chain(session::flush)
                        .chain(() -> outbox.append(session, CustomerChanged.of(CustomerChange.CREATED, customer))))
                .onFailure(ConstraintViolationException.class)
                .transform(CustomerProblem::of)
                .replaceWith(customer);
    }
}
