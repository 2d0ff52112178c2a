package io.homewatt.disaggregation.reads;

import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what utilities and head-end systems deliver, as many messages at once as were polled. */
@ApplicationScoped
class MeterReadEvents {
    private final Events events;
    private final TakeReads takeReads;
    private final Clock clock;

    MeterReadEvents(Events events, TakeReads takeReads, Clock clock) {
        this.events = events;
        this.takeReads = takeReads;
        this.clock = clock;
    }

    @Incoming("meter-reads")
    Uni<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return events.handleAll(batch, this::rows, takeReads::take);
    }

    private Optional<List<DayRow>> rows(Event event) {
        return event.type().equals(DeliveredReads.TYPE)
                ? Optional.of(DeliveredReads.rows(event, clock.instant()))
                : Optional.empty();
    }
}
