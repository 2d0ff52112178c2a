package io.homewatt.disaggregation.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps what is known of accounts by their events. */
@ApplicationScoped
class AccountEvents {
    private final Events events;
    private final Inbox inbox;
    private final TakeAccount takeAccount;
    private final ObjectMapper json;

    AccountEvents(Events events, Inbox inbox, TakeAccount takeAccount, ObjectMapper json) {
        this.events = events;
        this.inbox = inbox;
        this.takeAccount = takeAccount;
        this.json = json;
    }

    @Incoming("accounts")
    Uni<Void> on(Message<byte[]> message) {
        return events.handle(message, this::take);
    }

    private Uni<Void> take(Event event) {
        AccountChanged change = event.data(json, AccountChanged.class);
        if (change.accountId() == null || change.status() == null) {
            throw new BrokenEvent("account_id or status is missing");
        }
        return inbox.once(
                "accounts",
                event.organisation(),
                event.id(),
                session -> takeAccount.take(session, event.organisation(), change.asKept(), event.aggregateVersion()));
    }
}
