package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.events.Event;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Publishes what came of a verification, as a CloudEvent in binary mode. */
@Singleton
class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final String TRACE = "traceparent";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> icps;
    private final ObjectMapper json;
    private final Clock clock;

    Announcements(
            // Bounded by what is in flight; the default buffer would refuse what is beyond 128.
            @Channel("icps") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> icps,
            ObjectMapper json,
            Clock clock) {
        this.icps = icps;
        this.json = json;
        this.clock = clock;
    }

    /** Ends when Kafka has it. An outage of Kafka is waited out. */
    Uni<Void> publish(Verification verification, Event cause, Message<byte[]> message) {
        byte[] value = serialize(verification);
        Headers headers = headers(verification, cause, message);
        return Uni.createFrom()
                .deferred(() -> icps.sendMessage(record(verification, value, headers, message)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "An event can't be published yet propertyId=%s cause=%s",
                        verification.propertyId(), failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Message<byte[]> record(
            Verification verification, byte[] value, Headers headers, Message<byte[]> message) {
        Message<byte[]> record = Message.of(value)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(verification.propertyId())
                        .withHeaders(new RecordHeaders(headers))
                        .build());
        return message.getMetadata(TracingMetadata.class)
                .<Message<byte[]>>map(record::addMetadata)
                .orElse(record);
    }

    private Headers headers(Verification verification, Event cause, Message<byte[]> message) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", EventIds.causedBy(cause.id()).toString());
        add(headers, "ce_source", "/homewatt/enrichment-worker");
        add(headers, "ce_type", verification.type());
        add(headers, "ce_subject", verification.propertyId());
        add(headers, "ce_time", clock.instant().toString());
        add(headers, "ce_orgid", cause.organisation());
        add(headers, "ce_aggregateversion", Long.toString(cause.aggregateVersion()));
        add(headers, "content-type", "application/json");
        // The trace goes on from its cause; if tracing is active, the connector puts its own span in this place.
        message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getHeaders().lastHeader(TRACE))
                .map(Header::value)
                .ifPresent(trace -> headers.add(TRACE, trace));
        return headers;
    }

    private byte[] serialize(Verification verification) {
        try {
            return json.writeValueAsBytes(verification);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of plain values is always JSON", e);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
