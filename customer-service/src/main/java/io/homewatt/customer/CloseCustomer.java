package io.homewatt.customer;

import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Closes a customer's account; the customer stays, and closing it again changes nothing. */
@ApplicationScoped
class CloseCustomer {
    private final Transactions transactions;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;

    CloseCustomer(Transactions transactions, Customers customers, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> close(String organisation, String customerId) {
        var key = new Customer.Key(organisation, CustomerId.parse(customerId));
        return transactions.write(session -> customers.locked(session, key).chain(customer -> {
            if (customer == null) {
                throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
            }
            if (customer.isClosed()) {
                return Uni.createFrom().voidItem();
            }
            customer.close(clock.instant());
            return session.flush()
                    .chain(() -> outbox.append(session, CustomerChanged.of(CustomerChange.CLOSED, customer)));
        }));
    }
}
