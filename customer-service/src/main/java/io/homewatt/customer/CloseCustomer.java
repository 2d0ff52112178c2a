package io.homewatt.customer;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.ETags;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/** Closes a customer's account; the customer stays, and closing it again changes nothing. */
@ApplicationScoped
class CloseCustomer {
    private final Transactions transactions;
    private final Customers customers;
    private final CustomerViews views;
    private final ETags etags;
    private final Outbox outbox;
    private final Clock clock;

    CloseCustomer(
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

    /** @param ifMatch the tag of what the caller has seen, or null; whoever asks again may send the old one */
    Uni<Void> close(Caller caller, String customerId, String ifMatch) {
        var key = new Customer.Key(caller.organisation(), CustomerId.parse(customerId));
        return transactions.write(session -> customers.locked(session, key).chain(customer -> {
            if (customer == null) {
                throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
            }
            return customer.isClosed()
                    ? Uni.createFrom().voidItem()
                    : views.of(session, customer)
                            .invoke(view -> etags.require(ifMatch, view))
                            .chain(() -> close(session, customer));
        }));
    }

    private Uni<Void> close(Mutiny.Session session, Customer customer) {
        customer.close(clock.instant());
        return session.flush().chain(() -> outbox.append(session, CustomerChanged.of(CustomerChange.CLOSED, customer)));
    }
}
