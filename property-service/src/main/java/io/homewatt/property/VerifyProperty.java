package io.homewatt.property;

import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings the registry's answer to the property it was asked for. */
@ApplicationScoped
class VerifyProperty {
    private static final String CONSUMER = "verification";

    private final Inbox inbox;
    private final Properties properties;
    private final Outbox outbox;
    private final Clock clock;
    private final VerificationMetrics metrics;

    VerifyProperty(Inbox inbox, Properties properties, Outbox outbox, Clock clock, VerificationMetrics metrics) {
        this.inbox = inbox;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
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
        var answeredFirst = new AtomicReference<Property>();
        return inbox.once(CONSUMER, key.organisation(), eventId, session -> session.find(
                                Property.class, key, LockMode.PESSIMISTIC_WRITE)
                        .chain(property -> {
                            if (property == null) {
                                return gone(session, key);
                            }
                            if (isOutdated(property, answer)) {
                                return Uni.createFrom().voidItem();
                            }
                            answeredFirst.set(property.checkedAt == null ? property : null);
                            change.accept(property);
                            return session.flush().chain(() -> outbox.append(session, event.apply(property)));
                        }))
                .invoke(() -> Optional.ofNullable(answeredFirst.get()).ifPresent(metrics::answered));
    }

    /**
     * What was removed needs no answer. What was not may have been committed just now: its event leaves the write-ahead log
     * a moment before other transactions see the row, and on a busy machine the answer is there first.
     *
     * @return fails, to be tried again, if the property was not removed
     */
    private Uni<Void> gone(Mutiny.Session session, Property.Key key) {
        return properties
                .wasRemoved(session, key)
                .invoke(removed -> {
                    if (!removed) {
                        throw new IllegalStateException("The property of an answer is not there");
                    }
                })
                .replaceWithVoid();
    }

    /** An answer about another ICP, or older than the one that the property has, if it doesn't wait for any. */
    private static boolean isOutdated(Property property, IcpAnswer answer) {
        return !property.icp.equals(answer.icp())
                || property.verificationStatus != VerificationStatus.PENDING
                        && property.checkedAt.isAfter(answer.checkedAt());
    }
}
