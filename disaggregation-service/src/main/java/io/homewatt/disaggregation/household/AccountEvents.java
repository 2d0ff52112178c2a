package io.homewatt.disaggregation.household;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.homewatt.platform.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::effect, effects -> inbox.onceInTurn("accounts", effects));
    }

    private Optional<Inbox.Effect> effect(Event event) {
        AccountChanged change = event.data(json, AccountChanged.class);
        if (change.accountId() == null || change.status() == null) {
            throw new BrokenEvent("account_id or status is missing");
        }
        return Optional.of(Inbox.Effect.of(
                event.organisation(),
                event.id(),
                session -> takeAccount.take(session, event.organisation(), change.asKept(), event.aggregateVersion())));
    }
}
