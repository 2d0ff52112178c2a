package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All events on the platform's topics from the moment it was opened. In no consumer group: it leaves no trace. */
final class PassingEvents implements AutoCloseable {

    /** The connectors' signs of life are no events. */
    private static final String CONNECT_TOPICS = "homewatt.connect.";

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> seen = new ArrayList<>();

    record Event(Instant time, String topic, String type, String key, String data) {}

    private PassingEvents(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    static PassingEvents from(String bootstrapServers) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new StringDeserializer());
        try {
            Set<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith("homewatt."))
                    .filter(partition -> !partition.topic().startsWith(CONNECT_TOPICS))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            // The seek is lazy; asking for the position fixes it at this moment and not at the first poll.
            partitions.forEach(consumer::position);
            return new PassingEvents(consumer);
        } catch (KafkaException e) {
            consumer.close();
            throw new StepFailed("Kafka at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    /** What has passed when the condition came true or the time was up, in the order in which it happened. */
    List<Event> until(Predicate<List<Event>> complete, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (!complete.test(seen) && Instant.now().isBefore(end)) {
            consumer.poll(POLL).forEach(event -> seen.add(event(event)));
        }
        return seen.stream().sorted(Comparator.comparing(Event::time)).toList();
    }

    private static Event event(ConsumerRecord<String, String> message) {
        return new Event(
                header(message, "ce_time").map(Instant::parse).orElse(Instant.ofEpochMilli(message.timestamp())),
                message.topic(),
                header(message, "ce_type").orElse("-"),
                String.valueOf(message.key()),
                String.valueOf(message.value()));
    }

    private static Optional<String> header(ConsumerRecord<String, String> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
