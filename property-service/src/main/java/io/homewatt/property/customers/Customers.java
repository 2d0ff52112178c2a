package io.homewatt.property.customers;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Column;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.homewatt.property.PropertyProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;

/** The customers as this service knows them: from their events, or from customer-service before those have come. */
@ApplicationScoped
public class Customers {
    private static final String KNOWN =
            "select lifecycle, auth_user_id from known_customer where org_id = $1 and id = $2";

    /** With the time that each may take they end before the gateway gives up. */
    private static final int RETRIES = 2;

    private final Transactions transactions;
    private final CustomerApi api;

    Customers(Transactions transactions, @RestClient CustomerApi api) {
        this.transactions = transactions;
        this.api = api;
    }

    /**
     * The customer. What customer-service can't tell it is asked again, and an event may have told by then.
     *
     * @return fails with {@link PropertyProblem#CUSTOMER_NOT_FOUND} if customer-service doesn't know it either, and with
     *     an {@link UncheckedIOException} if that can't be told now
     */
    private Uni<KnownCustomer> get(String organisation, UUID id) {
        return known(organisation, id)
                .onItem()
                .ifNull()
                .switchTo(() -> ask(id))
                .onFailure(UncheckedIOException.class)
                .retry()
                .atMost(RETRIES);
    }

    private Uni<KnownCustomer> known(String organisation, UUID id) {
        return transactions
                .rows(KNOWN, Tuple.of(organisation, id))
                .map(rows -> rows.isEmpty()
                        ? null
                        : new KnownCustomer(
                                CustomerId.of(id),
                                rows.get(0).getString("lifecycle"),
                                rows.get(0).getString("auth_user_id")));
    }

    private Uni<KnownCustomer> ask(UUID id) {
        return api.get(CustomerId.of(id))
                .map(CustomerApi.Answer::data)
                .onFailure()
                .transform(Customers::notFoundOrUnknown);
    }

    /** As {@link #get}; for a household other customers than its own don't exist. */
    public Uni<KnownCustomer> seenBy(Caller caller, UUID id) {
        return get(caller.organisation(), id).invoke(customer -> {
            if (!caller.maySee(customer.authUserId())) {
                throw new Problem(PropertyProblem.CUSTOMER_NOT_FOUND);
            }
        });
    }

    /** Takes changes in, of each customer the latest, unless a later one was taken in before. */
    Uni<Void> put(Mutiny.Session session, List<ReceivedCustomer> changes) {
        return session.createNativeQuery("""
                        insert into known_customer as c (org_id, id, lifecycle, auth_user_id, version)
                        select distinct on (org_id, id) org_id, id, lifecycle, auth_user_id, version
                        from unnest(cast(:organisations as varchar[]), cast(:ids as uuid[]), cast(:lifecycles as varchar[]),
                                    cast(:users as varchar[]), cast(:versions as bigint[]))
                          as n (org_id, id, lifecycle, auth_user_id, version)
                        order by org_id, id, version desc
                        on conflict (org_id, id) do update
                          set lifecycle = excluded.lifecycle, auth_user_id = excluded.auth_user_id,
                              version = excluded.version
                          where c.version < excluded.version""")
                .setParameter("organisations", Column.of(changes, String[]::new, change -> change.event()
                        .organisation()))
                .setParameter("ids", Column.of(changes, UUID[]::new, ReceivedCustomer::id))
                .setParameter("lifecycles", Column.of(changes, String[]::new, change -> change.customer()
                        .customerLifecycle()))
                .setParameter("users", Column.of(changes, String[]::new, change -> change.customer()
                        .authUserId()))
                .setParameter("versions", Column.of(changes, Long[]::new, change -> change.event()
                        .aggregateVersion()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static RuntimeException notFoundOrUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                        && answer.getResponse().getStatus() == 404
                ? new Problem(PropertyProblem.CUSTOMER_NOT_FOUND)
                : new UncheckedIOException(new IOException("customer-service can't tell", failure));
    }
}
