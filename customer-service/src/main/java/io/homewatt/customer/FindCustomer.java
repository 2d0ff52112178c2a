package io.homewatt.customer;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Success;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows customers to those who may see them. */
@ApplicationScoped
class FindCustomer {
    private final Transactions transactions;
    private final Customers customers;
    private final CustomerViews views;

    FindCustomer(Transactions transactions, Customers customers, CustomerViews views) {
        this.transactions = transactions;
        this.customers = customers;
        this.views = views;
    }

    Uni<CustomerView> byId(Caller caller, String customerId) {
        var key = new Customer.Key(caller.organisation(), CustomerId.parse(customerId));
        return one(caller, session -> customers.byId(session, key));
    }

    Uni<CustomerView> byEmailAddress(Caller caller, String emailAddress) {
        return one(caller, session -> customers.byEmailAddress(session, caller.organisation(), emailAddress));
    }

    Uni<Success<List<CustomerSummary>>> page(Caller caller, Page page) {
        return transactions
                .read(session -> customers.page(session, caller.organisation(), page))
                .map(found -> page.answer(found, customer -> customer.key.id(), CustomerSummary::of));
    }

    private Uni<CustomerView> one(Caller caller, Function<Mutiny.Session, Uni<Customer>> find) {
        return transactions.read(session -> find.apply(session)
                .invoke(customer -> {
                    if (customer == null || !caller.maySee(customer.authUserId)) {
                        throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
                    }
                })
                .chain(customer -> views.of(session, customer)));
    }
}
