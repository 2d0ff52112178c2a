package io.homewatt.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events that subscribers have been sent so far, those delivered twice counted once, as the id tells. */
record Delivered(Map<String, ConsumerRecord<String, String>> events) {
    private static final List<String> TOPICS = List.of(
            "homewatt.customers.v1",
            "homewatt.properties.v1",
            "homewatt.icps.v1",
            "homewatt.accounts.v1",
            "homewatt.always-on.v1");

    static Delivered all(String kafka) {
        Map<String, ConsumerRecord<String, String>> events = new LinkedHashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<TopicPartition> open = new HashSet<>(partitions);
            while (!open.isEmpty()) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> events.putIfAbsent(header(record, "ce_id"), record));
                open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
            }
        }
        return new Delivered(events);
    }

    Set<String> ids() {
        return events.keySet();
    }

    /** The aggregates of all events of a type; one twice if two events were about it. */
    List<String> subjectsOf(String type) {
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
