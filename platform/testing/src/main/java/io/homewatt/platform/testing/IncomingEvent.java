package io.homewatt.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event as Debezium brings it, to be sent to the service under test.
 *
 * @param key the aggregate's id, by which order is kept
 * @param data a map, or text that is sent as it is
 */
public record IncomingEvent(
        Organisation organisation, String type, String key, long aggregateVersion, Object data, UUID id) {

    /** The same event of another organisation. */
    public IncomingEvent of(Organisation other) {
        return new IncomingEvent(other, type, key, aggregateVersion, data, id);
    }

    /** The same event with other data. */
    public IncomingEvent withData(Object other) {
        return new IncomingEvent(organisation, type, key, aggregateVersion, other, id);
    }

    /** Sends the event and waits until Kafka has it. */
    public void send(KafkaCompanion kafka, String topic) {
        var record = new ProducerRecord<>(topic, key, json());
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/homewatt/test",
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_orgid",
                        organisation.id(),
                        "ce_aggregateversion",
                        Long.toString(aggregateVersion),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.produceStrings().fromRecords(record).awaitCompletion(Duration.ofSeconds(10));
    }

    private String json() {
        try {
            return data instanceof String text ? text : new ObjectMapper().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
