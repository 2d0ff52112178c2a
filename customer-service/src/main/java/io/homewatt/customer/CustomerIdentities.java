package io.homewatt.customer;

import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tells which customers wait for a user at the identity provider, and gives it to them. */
@ApplicationScoped
public class CustomerIdentities {
    private final Transactions transactions;
    private final Inbox inbox;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;

    CustomerIdentities(Transactions transactions, Inbox inbox, Customers customers, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known of the customer now; none if there is no such customer. */
    public Uni<Optional<CustomerIdentity>> find(String organisation, UUID id) {
        return transactions
                .read(session -> customers.byId(session, new Customer.Key(organisation, id)))
                .map(customer -> Optional.ofNullable(customer).map(CustomerIdentity::of));
    }

    /**
     * Gives the customer its user, which makes it active; does nothing if it doesn't wait for one any more.
     *
     * @param eventId the event that is acted upon
     */
    public Uni<Void> link(UUID eventId, String organisation, UUID id, String user) {
        var key = new Customer.Key(organisation, id);
        return inbox.once("sign-up", organisation, eventId, session -> customers
                .locked(session, key)
                .chain(customer -> {
                    if (customer == null || customer.lifecycle != CustomerLifecycle.AUTH_PENDING) {
                        return Uni.createFrom().voidItem();
                    }
                    CustomerChange change = customer.link(user, clock.instant());
                    return session.flush().chain(() -> outbox.append(session, CustomerChanged.of(change, customer)));
                }));
    }
}
