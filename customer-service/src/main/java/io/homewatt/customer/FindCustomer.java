package io.homewatt.customer;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Success;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Shows customers to those who may see them. */
@ApplicationScoped
class FindCustomer {
    private final CustomerViews views;

    FindCustomer(CustomerViews views) {
        this.views = views;
    }

    Uni<CustomerView> byId(Caller caller, String customerId) {
        return seen(caller, views.byId(new Customer.Key(caller.organisation(), CustomerId.parse(customerId))));
    }

    Uni<CustomerView> byEmailAddress(Caller caller, String emailAddress) {
        return seen(caller, views.byEmailAddress(caller.organisation(), emailAddress));
    }

    Uni<Success<List<CustomerSummary>>> page(Caller caller, Page page) {
        return views.page(caller.organisation(), page)
                .map(found ->
                        page.answer(found, customer -> CustomerId.parse(customer.customerId()), Function.identity()));
    }

    private static Uni<CustomerView> seen(Caller caller, Uni<CustomerView> found) {
        return found.invoke(customer -> {
            if (customer == null || !caller.maySee(customer.authUserId())) {
                throw new Problem(CustomerProblem.CUSTOMER_NOT_FOUND);
            }
        });
    }
}
