package io.homewatt.disaggregation.household;

import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;

/** The properties as this service knows them: from their events, or from property-service before those have come. */
@ApplicationScoped
public class Properties {
    /** With the time that each may take they end before the gateway gives up. */
    private static final int RETRIES = 2;

    private final Transactions transactions;
    private final PropertyApi api;

    Properties(Transactions transactions, @RestClient PropertyApi api) {
        this.transactions = transactions;
        this.api = api;
    }

    private record Known(KnownProperty property, boolean removed, boolean customerKnown, String authUserId) {}

    /**
     * A customer's property; none if there is no such property of this customer, and for a household also if the customer
     * is another. What property-service can't tell it is asked again, and an event may have told by then. It opens
     * sessions of its own.
     *
     * @return fails with an {@link UncheckedIOException} if that can't be told now
     */
    public Uni<Optional<KnownProperty>> seenBy(Caller caller, UUID customer, UUID property) {
        return known(caller, customer, property)
                .onItem()
                .ifNull()
                .switchTo(() -> ask(customer, property))
                .onFailure(UncheckedIOException.class)
                .retry()
                .atMost(RETRIES);
    }

    /** Null before the events have come that tell. */
    private Uni<Optional<KnownProperty>> known(Caller caller, UUID customer, UUID property) {
        return transactions
                .read(session -> find(session, caller.organisation(), property))
                .map(known -> {
                    if (known == null || caller.household().isPresent() && !known.customerKnown) {
                        return null;
                    }
                    boolean seen = !known.removed
                            && known.property.customerId().equals(customer)
                            && caller.maySee(known.authUserId);
                    return seen ? Optional.of(known.property) : Optional.empty();
                });
    }

    private static Uni<Known> find(Mutiny.Session session, String organisation, UUID id) {
        return session.createNativeQuery("""
                        select p.customer_id, p.icp, p.removed, c.id is not null as customer_known, c.auth_user_id
                        from known_property p left join known_customer c on c.org_id = p.org_id and c.id = p.customer_id
                        where p.org_id = :org and p.id = :id""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Known(
                                new KnownProperty(id, row.get("customer_id", UUID.class), row.get("icp", String.class)),
                                row.get("removed", Boolean.class),
                                row.get("customer_known", Boolean.class),
                                row.get("auth_user_id", String.class)));
    }

    private Uni<Optional<KnownProperty>> ask(UUID customer, UUID property) {
        return api.get(PublicIds.CUSTOMER.of(customer), PublicIds.PROPERTY.of(property))
                .map(answer -> Optional.of(new KnownProperty(
                        property, customer, Objects.requireNonNull(answer.data().icp()))))
                .onFailure(Properties::isNotFound)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(
                        failure -> new UncheckedIOException(new IOException("property-service can't tell", failure)));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }
}
