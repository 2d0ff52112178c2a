package io.homewatt.customer;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes a customer whose account is not closed; a household changes its own, and not whose it is. */
@ApplicationScoped
class PatchCustomer {
    private final Transactions transactions;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;

    PatchCustomer(Transactions transactions, Customers customers, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> patch(Caller caller, String customerId, CustomerPatch patch) {
        var key = new Customer.Key(caller.organisation(), CustomerId.parse(customerId));
        if (patch.isEmpty()) {
            throw Problem.invalid("body", "must have at least one attribute");
        }
        return transactions
                .write(session -> customers.locked(session, key).chain(customer -> {
                    refuse(caller, customer, patch);
                    return change(session, customer, patch);
                }))
                .onFailure(ConstraintViolationException.class)
                .transform(CustomerProblem::of);
    }

    private static void refuse(Caller caller, Customer customer, CustomerPatch patch) {
        if (customer == null || !caller.maySee(customer.authUserId)) {
            throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
        }
        // Whoever is named there sees the customer: not for a household to say.
        if (caller.household().isPresent() && patch.authUserId != null) {
            throw new Problem(GeneralProblem.FORBIDDEN);
        }
        if (customer.isClosed()) {
            throw new Problem(CustomerProblem.CUSTOMER_INACTIVE);
        }
    }

    private Uni<Void> change(Mutiny.Session session, Customer customer, CustomerPatch patch) {
        return customer.patch(patch, clock.instant())
                .map(change ->
                        session.flush().chain(() -> outbox.append(session, CustomerChanged.of(change, customer))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
