package io.homewatt.customer;

import io.homewatt.customer.properties.PropertyLists;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Customers together with their properties, as the API shows them. */
@ApplicationScoped
class CustomerViews {
    /** A row for each of its properties, oldest first; one without them if there are none. */
    private static final String FIND = """
            select c.id, c.created_at, c.updated_at, c.first_name, c.last_name, c.auth_user_id, c.email_address,
                   c.lifecycle, p.property_id, p.icp, p.lifecycle as property_lifecycle
            from customer c
            left join customer_property p on p.org_id = c.org_id and p.customer_id = c.id and not p.removed
            where c.org_id = $1 and %s
            order by p.property_id""";

    private static final String BY_ID = FIND.formatted("c.id = $2");

    private static final String BY_EMAIL_ADDRESS = FIND.formatted("lower(c.email_address) = $2");

    private static final String PAGE =
            "select id, email_address from customer where org_id = $1 and id > $2 order by id limit $3";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final PropertyLists properties;

    CustomerViews(Transactions transactions, PropertyLists properties) {
        this.transactions = transactions;
        this.properties = properties;
    }

    /** The customer, or null. */
    Uni<CustomerView> byId(Customer.Key key) {
        return transactions.rows(BY_ID, Tuple.of(key.organisation(), key.id())).map(CustomerViews::one);
    }

    /** The customer with this e-mail address in whatever case, or null. */
    Uni<CustomerView> byEmailAddress(String organisation, String emailAddress) {
        return transactions
                .rows(BY_EMAIL_ADDRESS, Tuple.of(organisation, emailAddress.toLowerCase(Locale.ROOT)))
                .map(CustomerViews::one);
    }

    Uni<List<CustomerSummary>> page(String organisation, Page page) {
        return transactions
                .rows(PAGE, Tuple.of(organisation, page.after().orElse(BEFORE_ALL), page.rows()))
                .map(rows -> rows.stream()
                        .map(row ->
                                new CustomerSummary(CustomerId.of(row.getUUID("id")), row.getString("email_address")))
                        .toList());
    }

    /** Of one that its transaction has read or changed. */
    Uni<CustomerView> of(Mutiny.Session session, Customer customer) {
        return properties
                .of(session, customer.key.organisation(), customer.key.id())
                .map(listed -> CustomerView.of(customer, listed));
    }

    private static CustomerView one(List<Row> rows) {
        return rows.isEmpty()
                ? null
                : CustomerView.of(
                        rows.get(0),
                        rows.stream()
                                .filter(row -> row.getUUID("property_id") != null)
                                .map(row -> PropertyLists.listed(
                                        row.getUUID("property_id"),
                                        row.getString("icp"),
                                        row.getString("property_lifecycle")))
                                .toList());
    }
}
