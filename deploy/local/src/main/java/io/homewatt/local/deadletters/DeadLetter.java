package io.homewatt.local.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A message that a consumer put aside, as it lies in its dead-letter topic. */
record DeadLetter(ConsumerRecord<byte[], byte[]> message) {
    static final String SUFFIX = ".dead-letter";

    /** How many times the message has been put back; the consumers leave it as it is. */
    static final String REPLAYS = "replays";

    private static final String PREFIX = "dead-letter-";

    TopicPartition partition() {
        return new TopicPartition(message.topic(), message.partition());
    }

    long offset() {
        return message.offset();
    }

    /** When it was put aside. */
    Instant at() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    String reason() {
        return text(PREFIX + "reason");
    }

    String type() {
        return text("ce_type");
    }

    String id() {
        return text("ce_id");
    }

    String key() {
        return message.key() == null ? "" : new String(message.key(), UTF_8);
    }

    String value() {
        return message.value() == null ? "" : new String(message.value(), UTF_8);
    }

    int replays() {
        String replays = text(REPLAYS);
        return replays.matches("\\d{1,6}") ? Integer.parseInt(replays) : 0;
    }

    /** The message that it was: the same for all consumers of a topic that put it aside, each for itself. */
    String origin() {
        return topic() + "-" + text(PREFIX + "partition") + "@" + text(PREFIX + "offset");
    }

    /** Where it came from, and goes back to. */
    String topic() {
        String topic = text(PREFIX + "topic");
        return topic.isEmpty() ? message.topic().substring(0, message.topic().length() - SUFFIX.length()) : topic;
    }

    /** The message as it was when it came, but for the count of its replays. */
    ProducerRecord<byte[], byte[]> again() {
        Headers headers = new RecordHeaders();
        for (Header header : message.headers()) {
            if (!header.key().startsWith(PREFIX) && !header.key().equals(REPLAYS)) {
                headers.add(header);
            }
        }
        headers.add(REPLAYS, Integer.toString(replays() + 1).getBytes(UTF_8));
        return new ProducerRecord<>(topic(), null, message.key(), message.value(), headers);
    }

    private String text(String header) {
        Header found = message.headers().lastHeader(header);
        return found == null || found.value() == null ? "" : new String(found.value(), UTF_8);
    }
}
