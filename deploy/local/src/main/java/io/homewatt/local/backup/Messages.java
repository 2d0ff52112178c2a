package io.homewatt.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.local.Ports;
import io.homewatt.local.kafka.Topics;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The messages that are in Kafka alone: reads that came from outside and that no database has yet, and dead letters. All
 * others are sent anew from the outboxes.
 */
final class Messages {
    private static final int LARGEST_BYTES = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    Messages(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A message, as it was. */
    record Message(String topic, int partition, long timestamp, byte[] key, byte[] value, List<Attribute> headers) {
        record Attribute(String name, byte[] value) {}

        static Message of(ConsumerRecord<byte[], byte[]> record) {
            List<Attribute> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(new Attribute(header.key(), header.value()));
            }
            return new Message(
                    record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), headers);
        }
    }

    /**
     * From where on messages may be in Kafka alone. Asked for before the databases are copied: what is taken in meanwhile
     * is then saved twice, which does no harm, and never not at all.
     */
    Map<TopicPartition, Long> waiting() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> from = new HashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (var topic : admin.describeTopics(Topics.fromOutsideOrForPeople())
                    .allTopicNames()
                    .get()
                    .values()) {
                topic.partitions()
                        .forEach(partition -> from.put(new TopicPartition(topic.name(), partition.partition()), 0L));
            }
            admin.listConsumerGroupOffsets(Ports.DISAGGREGATION)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, position) -> {
                        if (position != null) {
                            from.replace(partition, position.offset());
                        }
                    });
        }
        return from;
    }

    /** Writes those up to now, one a line; gives their number. */
    long save(Map<TopicPartition, Long> from, BufferedWriter out) throws IOException {
        long saved = 0;
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
            Set<TopicPartition> open = new HashSet<>(from.keySet());
            open.removeIf(partition -> from.get(partition) >= ends.get(partition));
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    out.write(JSON.writeValueAsString(Message.of(record)));
                    out.newLine();
                    saved++;
                }
                open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
            }
        }
        return saved;
    }

    /** Sends what was saved; returns when Kafka has it. */
    void send(BufferedReader in) throws IOException, InterruptedException, ExecutionException {
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        // As those who put dead letters aside: before it is compressed.
                        "max.request.size",
                        LARGEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Message message = JSON.readValue(line, Message.class);
                var record = new ProducerRecord<>(
                        message.topic(), message.partition(), message.timestamp(), message.key(), message.value());
                message.headers().forEach(header -> record.headers().add(header.name(), header.value()));
                sent.add(producer.send(record));
            }
            producer.flush();
            for (Future<?> future : sent) {
                future.get();
            }
        }
    }
}
