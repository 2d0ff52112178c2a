package io.homewatt.customer.signup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.rest.PublicId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads our own events, to do at the identity provider what can't be done in the transaction of the change. */
@ApplicationScoped
class SignUpEvents {
    private static final PublicId CUSTOMER = new PublicId("customer_");

    private final Events events;
    private final SignUp signUp;
    private final ObjectMapper json;

    SignUpEvents(Events events, SignUp signUp, ObjectMapper json) {
        this.events = events;
        this.signUp = signUp;
        this.json = json;
    }

    @Incoming("sign-ups")
    Uni<Void> on(Message<byte[]> message) {
        return events.handle(message, this::take);
    }

    private Uni<Void> take(Event event) {
        return switch (event.type()) {
            // An e-mail address may come after the creation.
            case "customer.created.v1", "customer.updated.v1" -> signUp.signUp(event.id(), subject(event));
            case "customer.closed.v1" -> signUp.leave(subject(event));
            default -> Uni.createFrom().voidItem();
        };
    }

    private SignUp.Subject subject(Event event) {
        String customerId = event.data(json, Changed.class).customerId();
        UUID id = CUSTOMER.parse(customerId).orElseThrow(() -> new BrokenEvent("customer_id is none of ours"));
        return new SignUp.Subject(event.organisation(), id, customerId, event.aggregateVersion());
    }

    /** What is read of the events: all else is looked up, since it may have changed. */
    record Changed(String customerId) {}
}
