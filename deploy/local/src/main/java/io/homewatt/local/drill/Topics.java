package io.homewatt.local.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What drills read from Kafka and write to it, as bytes. */
record Topics(String kafka) {
    static final String CUSTOMERS = "homewatt.customers.v1";
    static final String PROPERTIES = "homewatt.properties.v1";
    static final String ICPS = "homewatt.icps.v1";
    static final String ACCOUNTS = "homewatt.accounts.v1";

    /** All of a topic since a time, in no order across its partitions. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, Instant begin) {
        return read(topic, (consumer, ends) -> {
            var times = ends.keySet().stream().collect(Collectors.toMap(one -> one, one -> begin.toEpochMilli()));
            consumer.offsetsForTimes(times)
                    .forEach((partition, at) ->
                            consumer.seek(partition, at == null ? ends.get(partition) : at.offset()));
        });
    }

    /** Those that came last, at most so many and as many of each partition: a topic may have more than there is memory for. */
    List<ConsumerRecord<byte[], byte[]>> last(String topic, int most) {
        return read(topic, (consumer, ends) -> consumer.beginningOffsets(ends.keySet())
                .forEach((partition, first) ->
                        consumer.seek(partition, Math.max(first, ends.get(partition) - most / ends.size()))));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            String topic, BiConsumer<KafkaConsumer<byte[], byte[]>, Map<TopicPartition, Long>> seek) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek.accept(consumer, ends);
            Set<TopicPartition> open = new HashSet<>(partitions);
            while (!open.isEmpty()) {
                open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** The record as it could come from its producer once more. */
    static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers());
    }

    /** Sends them in this order; Kafka has them when it returns. */
    void send(Collection<ProducerRecord<byte[], byte[]>> records) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all", "enable.idempotence", true),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** How many messages of ours the services' groups have before them. */
    long lag() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var committed = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
            for (var group : admin.listGroups(ListGroupsOptions.forConsumerGroups())
                    .all()
                    .get()) {
                if (!group.groupId().startsWith("homewatt-")) {
                    committed.put(
                            group.groupId(),
                            admin.listConsumerGroupOffsets(group.groupId())
                                    .partitionsToOffsetAndMetadata()
                                    .get());
                }
            }
            Map<TopicPartition, OffsetSpec> asked = committed.values().stream()
                    .flatMap(offsets -> offsets.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(asked).all().get();
            long lag = 0;
            for (var offsets : committed.values()) {
                for (var offset : offsets.entrySet()) {
                    long at = offset.getValue() == null ? 0 : offset.getValue().offset();
                    lag += ends.get(offset.getKey()).offset() - at;
                }
            }
            return lag;
        }
    }

    /** Waits until every group has read everything: whether that came true. */
    boolean drained(Duration atMost) throws InterruptedException {
        return Scene.until(atMost, () -> {
            try {
                return lag() == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                return false;
            }
        });
    }

    /** A record's key as text. */
    static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), UTF_8);
    }
}
