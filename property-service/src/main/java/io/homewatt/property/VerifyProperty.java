package io.homewatt.property;

import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.LockMode;

/** Brings the registry's answer to the property it was asked for. */
@ApplicationScoped
class VerifyProperty {
    private static final String CONSUMER = "verification";

    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    VerifyProperty(Inbox inbox, Outbox outbox, Clock clock) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The registry knows the ICP. */
    Uni<Void> verified(UUID eventId, Property.Key key, IcpAnswer answer) {
        return once(
                eventId,
                key,
                answer,
                property -> property.verify(answer, clock.instant()),
                PropertyEvent.Verified::event);
    }

    /** The registry doesn't know the ICP. */
    Uni<Void> rejected(UUID eventId, Property.Key key, IcpAnswer answer) {
        return once(
                eventId,
                key,
                answer,
                property -> property.reject(answer, clock.instant()),
                PropertyEvent.Rejected::event);
    }

    private Uni<Void> once(
            UUID eventId,
            Property.Key key,
            IcpAnswer answer,
            Consumer<Property> change,
            Function<Property, OutboxEvent> event) {
        return inbox.once(CONSUMER, key.organisation(), eventId, session -> session.find(
                        Property.class, key, LockMode.PESSIMISTIC_WRITE)
                .chain(property -> {
                    if (property == null || isOutdated(property, answer)) {
                        return Uni.createFrom().voidItem();
                    }
                    change.accept(property);
                    return session.flush().chain(() -> outbox.append(session, event.apply(property)));
                }));
    }

    /** An answer about another ICP, or older than the one that the property has, if it doesn't wait for any. */
    private static boolean isOutdated(Property property, IcpAnswer answer) {
        return !property.icp.equals(answer.icp())
                || property.verificationStatus != VerificationStatus.PENDING
                        && property.checkedAt.isAfter(answer.checkedAt());
    }
}
