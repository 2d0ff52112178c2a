package io.homewatt.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

/** Events that were polled together. */
class EventBatchesTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final RecordHeaders headers = new RecordHeaders();
    private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
    /** How many there have been so far: their offsets. */
    private long records;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Events events = new Events(
            new Traces(OpenTelemetry.noop().getTracer("test")), new DeadLetters(meters, ConfigProvider.getConfig()));

    EventBatchesTest() {
        set("ce_specversion", "1.0");
        set("ce_id", ID);
        set("ce_type", "thing.changed.v1");
        set("ce_subject", "thing_1");
        set("ce_time", "2026-03-01T00:00:00.123456Z");
        set("ce_orgid", "org_1");
        set("ce_aggregateversion", "3");
    }

    @Test
    void eventsThatCameTogetherAreActedUponAtOnceAndThenAcknowledged() {
        List<List<String>> effects = new ArrayList<>();

        handleAll(List.of("{\"name\":\"a\"}", "{", "{\"name\":\"b\"}"), names -> {
            assertThat(settled).isEmpty();
            effects.add(names);
            return Uni.createFrom().voidItem();
        });

        assertThat(effects).containsExactly(List.of("a", "b"));
        assertThat(settled).containsExactly("nack 1: data is not the JSON of thing.changed.v1", "ack 2");
    }

    @Test
    void anOutageOfEventsThatCameTogetherIsWaitedOut() {
        var tries = new AtomicInteger();

        handleAll(
                List.of("{}", "{}"),
                names -> tries.incrementAndGet() < 4
                        ? Uni.createFrom().failure(new UncheckedIOException(new IOException("down")))
                        : Uni.createFrom().voidItem());

        assertThat(tries).hasValue(4);
        assertThat(settled).containsExactly("ack 1");
    }

    @Test
    void ofEventsThatFailTogetherOnlyTheOneWhoseFaultItIsGoesToTheDeadLetters() {
        List<String> done = new ArrayList<>();

        handleAll(List.of("{\"name\":\"a\"}", "{\"name\":\"poison\"}", "{\"name\":\"b\"}", "{"), names -> {
            if (names.contains("poison")) {
                return Uni.createFrom().failure(new IllegalStateException("a defect"));
            }
            done.addAll(names);
            return Uni.createFrom().voidItem();
        });

        assertThat(done).containsExactly("a", "b");
        assertThat(settled)
                .containsExactly(
                        "ack 0", "nack 1: a defect", "ack 2", "nack 3: data is not the JSON of thing.changed.v1");
    }

    @Test
    void eachOfTheEventsThatCameTogetherIsHandledForItself() {
        List<String> done = new ArrayList<>();
        var tries = new AtomicInteger();

        handleEach(List.of("a", "broken", "poison", "b", "later"), name -> {
            if (name.equals("poison")) {
                return Uni.createFrom().failure(new IllegalStateException("a defect"));
            }
            if (name.equals("later") && tries.incrementAndGet() < 3) {
                return Uni.createFrom().failure(new UncheckedIOException(new IOException("down")));
            }
            done.add(name);
            return Uni.createFrom().voidItem();
        });

        assertThat(done).containsExactly("a", "b", "later");
        assertThat(tries).hasValue(3);
        assertThat(settled)
                .containsExactlyInAnyOrder(
                        "ack 0",
                        "nack 1: data is not the JSON of thing.changed.v1",
                        "nack 2: a defect",
                        "ack 3",
                        "ack 4");
    }

    /** The keys are the names without their last letter. */
    @Test
    void thoseOfOneKeyAreHandledInOrderAndThoseOfTwoSideBySide() {
        List<String> begun = new CopyOnWriteArrayList<>();
        Map<String, UniEmitter<? super Void>> underWay = new ConcurrentHashMap<>();

        var end = CompletableFuture.runAsync(() -> handleEach(
                List.of("a1", "a2", "b1", "c1", "a3"), name -> Uni.createFrom().emitter(emitter -> {
                    begun.add(name);
                    underWay.put(name, emitter);
                })));

        await().untilAsserted(() -> assertThat(begun).containsExactly("a1", "b1"));
        for (String next : List.of("a1", "a2", "a3", "b1", "c1")) {
            await().until(() -> underWay.containsKey(next));
            underWay.get(next).complete(null);
        }
        assertThat(end).succeedsWithin(Duration.ofSeconds(30));
        assertThat(begun).containsExactly("a1", "b1", "a2", "a3", "c1");
        assertThat(settled).hasSize(5);
    }

    private void handleEach(List<String> names, Function<String, Uni<Void>> effect) {
        var batch = batch(names.stream()
                .map(name -> record(
                        name.substring(0, name.length() - 1),
                        name.equals("broken") ? "{" : "{\"name\":\"" + name + "\"}"))
                .toList());
        events.handleEach(
                        batch,
                        event -> effect.apply(
                                event.data(new ObjectMapper(), Thing.class).name()))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private void handleAll(List<String> data, Function<List<String>, Uni<Void>> effect) {
        var batch = batch(data.stream().map(text -> record("thing_1", text)).toList());
        events.handleAll(
                        batch,
                        event -> event.data(new ObjectMapper(), Thing.class).name() + "",
                        effect)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private ConsumerRecord<String, byte[]> record(String key, String text) {
        var record = new ConsumerRecord<>("things", 0, records++, key, json(text));
        headers.forEach(record.headers()::add);
        return record;
    }

    /** Acknowledging a batch acknowledges its last message. */
    private IncomingKafkaRecordBatch<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> records) {
        KafkaCommitHandler commits = new KafkaCommitHandler() {
            @Override
            public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
                settled.add("ack " + record.getOffset());
                return Uni.createFrom().voidItem();
            }
        };
        KafkaFailureHandler failures = new KafkaFailureHandler() {
            @Override
            public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
                settled.add("nack " + record.getOffset() + ": " + reason.getMessage());
                return Uni.createFrom().voidItem();
            }
        };
        return new IncomingKafkaRecordBatch<>(
                new ConsumerRecords<>(Map.of(new TopicPartition("things", 0), records), Map.of()),
                "things",
                0,
                commits,
                failures,
                false,
                false);
    }

    private void set(String header, String value) {
        headers.remove(header);
        headers.add(header, json(value));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    record Thing(String name) {}
}
