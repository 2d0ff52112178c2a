package io.homewatt.customer;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.ETags;
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
    private final CustomerViews views;
    private final ETags etags;
    private final Outbox outbox;
    private final Clock clock;

    PatchCustomer(
            Transactions transactions,
            Customers customers,
            CustomerViews views,
            ETags etags,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.views = views;
        this.etags = etags;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param ifMatch the tag of what the caller has seen, or null */
    Uni<Void> patch(Caller caller, String customerId, String ifMatch, CustomerPatch patch) {
        var key = new Customer.Key(caller.organisation(), CustomerId.parse(customerId));
        if (patch.isEmpty()) {
            throw Problem.invalid("body", "must have at least one attribute");
        }
        // Whoever is named there sees the customer: not for a household to say.
        if (caller.household().isPresent() && patch.authUserId != null) {
            throw new Problem(GeneralProblem.FORBIDDEN);
        }
        return transactions
                .write(session -> customers
                        .locked(session, key)
                        .invoke(customer -> check(caller, customer))
                        .call(customer -> views.of(session, customer).invoke(view -> etags.require(ifMatch, view)))
                        .chain(customer -> change(session, customer, patch)))
                .onFailure(ConstraintViolationException.class)
                .transform(CustomerProblem::of);
    }

    private static void check(Caller caller, Customer customer) {
        if (customer == null || !caller.maySee(customer.authUserId)) {
            throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
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
