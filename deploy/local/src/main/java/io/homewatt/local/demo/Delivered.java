package io.homewatt.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The events that subscribers have been sent, those delivered twice counted once, as the id tells.
 *
 * @param events by their ids
 */
public record Delivered(Map<String, ConsumerRecord<String, String>> events) {
    private static final List<String> TOPICS = List.of(
            "homewatt.customers.v1",
            "homewatt.properties.v1",
            "homewatt.icps.v1",
            "homewatt.accounts.v1",
            "homewatt.always-on.v1");

    /** On all topics, from the beginning. */
    static Delivered all(String kafka) {
        return since(kafka, Instant.EPOCH);
    }

    /** On all topics, sent at this time or later. */
    public static Delivered since(String kafka, Instant begin) {
        return of(kafka, TOPICS, begin);
    }

    /** On some topics, from the beginning. */
    static Delivered of(String kafka, List<String> topics) {
        return of(kafka, topics, Instant.EPOCH);
    }

    private static Delivered of(String kafka, List<String> topics, Instant begin) {
        Map<String, ConsumerRecord<String, String>> events = new LinkedHashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.offsetsForTimes(
                            partitions.stream().collect(Collectors.toMap(one -> one, one -> begin.toEpochMilli())))
                    .forEach((partition, at) ->
                            consumer.seek(partition, at == null ? ends.get(partition) : at.offset()));
            Set<TopicPartition> open = new HashSet<>(partitions);
            while (!open.isEmpty()) {
                open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> events.putIfAbsent(header(record, "ce_id"), record));
            }
        }
        return new Delivered(events);
    }

    /** Those of them that happened at this time or later, whenever they were sent. */
    public Delivered happenedSince(Instant begin) {
        return new Delivered(events.entrySet().stream()
                .filter(event -> header(event.getValue(), "ce_time").compareTo(begin.toString()) >= 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Set<String> ids() {
        return events.keySet();
    }

    /** The aggregates of all events of a type; one twice if two events were about it. */
    public List<String> subjectsOf(String type) {
        return events.values().stream()
                .filter(record -> header(record, "ce_type").equals(type))
                .map(ConsumerRecord::key)
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
