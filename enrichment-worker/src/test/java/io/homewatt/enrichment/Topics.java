package io.homewatt.enrichment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** What the worker's neighbours do: property-service sends, subscribers read, people look at dead letters. */
final class Topics {

    static final String PROPERTIES = "homewatt.properties.v1";
    static final String ICPS = "homewatt.icps.v1";
    static final String DEAD_LETTERS = PROPERTIES + ".dead-letter";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<String, byte[]> producer;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    /** A record as a subscriber sees it. */
    record Seen(String topic, String key, Map<String, String> headers, byte[] value) {

        JsonNode data() {
            try {
                return JSON.readTree(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    Topics(KafkaCompanion kafka) {
        String servers = kafka.getBootstrapServers();
        create(servers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 0, "max.request.size", 4_000_000),
                new StringSerializer(),
                new ByteArraySerializer());
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        "subscriber-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        500,
                        "fetch.max.wait.ms",
                        10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(ICPS, DEAD_LETTERS));
        reader = new Thread(
                () -> {
                    while (!closed) {
                        consumer.poll(Duration.ofMillis(50)).forEach(record -> seen.add(seen(record)));
                    }
                    consumer.close();
                },
                "subscriber");
        reader.start();
    }

    /** The dead letters take what the topic itself takes, with the reason besides. */
    private static void create(String servers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(
                            new NewTopic(PROPERTIES, 3, (short) 1),
                            new NewTopic(ICPS, 3, (short) 1),
                            new NewTopic(DEAD_LETTERS, 3, (short) 1).configs(Map.of("max.message.bytes", "2097152"))))
                    .values()
                    .forEach((name, created) -> created.whenComplete((done, failure) -> {}));
        }
    }

    private static Seen seen(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Seen(record.topic(), record.key(), headers, record.value());
    }

    /** A property with this ICP is created; its id. */
    String created(String icp) {
        String property = newProperty();
        send(property, UUID.randomUUID(), icp);
        return property;
    }

    static String newProperty() {
        return "property_" + UUID.randomUUID().toString().replace("-", "");
    }

    void send(String property, UUID event, String icp) {
        String data = """
                {"property_id":"%s","customer_id":"customer_0198f3a2b0a17b2c8d3e4f5061728394","icp":"%s",
                 "property_lifecycle":"unverified","created_at":"2026-03-01T00:00:00.000000Z","new_member":1}
                """.formatted(property, icp);
        send(property, headers(event, "property.created.v1", property), data.getBytes(StandardCharsets.UTF_8));
    }

    /** The property is to be verified again; answers from before that moment will not do. */
    void requested(String property, UUID event, String icp, Instant notBefore) {
        String data = """
                {"property_id":"%s","customer_id":"customer_0198f3a2b0a17b2c8d3e4f5061728394","icp":"%s",
                 "property_lifecycle":"verified","created_at":"2026-03-01T00:00:00.000000Z",
                 "requested_at":"%s","not_before":"%s"}
                """.formatted(property, icp, Instant.now(), notBefore);
        send(
                property,
                headers(event, "property.verification-requested.v1", property),
                data.getBytes(StandardCharsets.UTF_8));
    }

    void send(String key, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(PROPERTIES, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                seen.add(new Seen("failure", key, Map.of("failure", failure.toString()), value));
            }
        });
    }

    static Map<String, String> headers(UUID id, String type, String subject) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/homewatt/property-service");
        headers.put("ce_type", type);
        headers.put("ce_subject", subject);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_orgid", "org-a");
        headers.put("ce_aggregateversion", "1");
        headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The first event about the property; waits for it. */
    Seen answer(String property) {
        return answers(property, 1).get(0);
    }

    /** All events about the property so far; waits for so many. */
    List<Seen> answers(String property, int count) {
        return await(ICPS, seen -> property.equals(seen.key()), count);
    }

    Seen deadLetter(String key) {
        return await(DEAD_LETTERS, seen -> key.equals(seen.key()), 1).get(0);
    }

    List<Seen> await(String topic, Predicate<Seen> which, int count) {
        Predicate<Seen> all = seen -> seen.topic().equals(topic) && which.test(seen);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> seen.stream().filter(all).count() >= count);
        return seen.stream().filter(all).toList();
    }

    /** Everything with this key so far, on any topic; does not wait. */
    List<Seen> about(String key) {
        return seen.stream().filter(s -> key.equals(s.key())).toList();
    }

    void close() throws InterruptedException {
        closed = true;
        reader.join();
        producer.close();
    }
}
