package io.homewatt.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * An event as it came from Kafka: a CloudEvent 1.0 in binary mode, with JSON data.
 *
 * <p>Channels leave the reading of the headers to this class ({@code cloud-events=false}): so a message in another form
 * is a {@link BrokenEvent}, and not a failure of the channel.
 *
 * @param id unique to the event; the same in every delivery
 * @param type with its version, such as {@code thing.changed.v1}
 * @param subject the aggregate's id
 * @param time when it happened
 * @param organisation whose aggregate it is
 * @param aggregateVersion the aggregate's version after the change
 * @param trace what its consequences belong to, below the span that received it
 */
public record Event(
        UUID id,
        String type,
        String subject,
        Instant time,
        String organisation,
        long aggregateVersion,
        byte[] content,
        Context trace) {

    /** @throws BrokenEvent when an attribute is missing or malformed, or there is no data */
    public static Event of(Message<byte[]> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new BrokenEvent("not from Kafka"));
        Context trace = TracingMetadata.fromMessage(message)
                .map(TracingMetadata::getCurrentContext)
                .orElseGet(Context::current);
        return of(record.getHeaders(), message.getPayload(), trace);
    }

    static Event of(Headers headers, byte[] content, Context trace) {
        if (content == null) {
            throw new BrokenEvent("no data");
        }
        if (!attribute(headers, "ce_specversion").equals("1.0")) {
            throw new BrokenEvent("ce_specversion is not 1.0");
        }
        try {
            return new Event(
                    UUID.fromString(attribute(headers, "ce_id")),
                    attribute(headers, "ce_type"),
                    attribute(headers, "ce_subject"),
                    Instant.parse(attribute(headers, "ce_time")),
                    attribute(headers, "ce_orgid"),
                    Long.parseLong(attribute(headers, "ce_aggregateversion")),
                    content,
                    trace);
        } catch (DateTimeParseException e) {
            throw new BrokenEvent("ce_time is not a time");
        } catch (NumberFormatException e) {
            throw new BrokenEvent("ce_aggregateversion is not a number");
        } catch (IllegalArgumentException e) {
            throw new BrokenEvent("ce_id is not a UUID");
        }
    }

    /**
     * The data as {@code type}, members that it does not name left out.
     *
     * @throws BrokenEvent when it is not JSON of that shape
     */
    public <T> T data(ObjectMapper json, Class<T> type) {
        try {
            T data = json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(content);
            if (data == null) {
                throw new BrokenEvent("data is null");
            }
            return data;
        } catch (JsonProcessingException e) {
            throw new BrokenEvent("data is not the JSON of " + this.type);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory can't fail", e);
        }
    }

    /** The same event, in a part of its trace. */
    Event under(Context below) {
        return new Event(id, type, subject, time, organisation, aggregateVersion, content, below);
    }

    private static String attribute(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new BrokenEvent(name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
