package io.homewatt.property;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what the enrichment worker found out about ICPs, as many answers at once as were polled. */
@ApplicationScoped
class IcpEvents {
    private static final String VERIFIED = "icp.verified.v1";
    private static final String REJECTED = "icp.rejected.v1";

    private final Events events;
    private final VerifyProperty verifyProperty;
    private final ObjectMapper json;

    IcpEvents(Events events, VerifyProperty verifyProperty, ObjectMapper json) {
        this.events = events;
        this.verifyProperty = verifyProperty;
        this.json = json;
    }

    @Incoming("icps")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::read, verifyProperty::take);
    }

    private Optional<ReceivedAnswer> read(Event event) {
        boolean verified = event.type().equals(VERIFIED);
        if (!verified && !event.type().equals(REJECTED)) {
            return Optional.empty();
        }
        IcpAnswer answer = event.data(json, IcpAnswer.class);
        UUID id = PropertyId.FORM
                .parse(answer.propertyId())
                .orElseThrow(() -> new BrokenEvent("property_id is none of ours"));
        if (answer.checkedAt() == null || (verified ? answer.flowDirections() : answer.reason()) == null) {
            throw new BrokenEvent("checked_at, flow_directions or reason is missing");
        }
        return Optional.of(new ReceivedAnswer(event, new Property.Key(event.organisation(), id), verified, answer));
    }
}
