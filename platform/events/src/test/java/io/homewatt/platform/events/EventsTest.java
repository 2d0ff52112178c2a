package io.homewatt.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final RecordHeaders headers = EventHeaders.complete();
    private final List<String> settled = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(ended))
            .build()
            .get("test");
    private final Events events = new Events(new Traces(tracer), new DeadLetters(meters, ConfigProvider.getConfig()));

    @Test
    void aHandledEventIsAcknowledged() {
        handle(event -> Uni.createFrom().voidItem());

        assertThat(settled).containsExactly("ack");
    }

    @Test
    void aBrokenEventFailsWithoutASecondTry() {
        EventHeaders.set(headers, "ce_id", "17");

        handle(event -> Uni.createFrom().voidItem());

        assertThat(settled).containsExactly("nack: ce_id is not a UUID");
        assertThat(meters.get("homewatt.dead.letters")
                        .tag("channel", "things")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anOutageIsWaitedOut() {
        var tries = new AtomicInteger();

        handle(event -> tries.incrementAndGet() < 3
                ? Uni.createFrom().failure(new UncheckedIOException(new IOException("down")))
                : Uni.createFrom().voidItem());

        assertThat(settled).containsExactly("ack");
    }

    @Test
    void anEventThatKeepsFailingGoesToTheDeadLetters() {
        var tries = new AtomicInteger();

        handle(event -> {
            tries.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("a defect"));
        });

        assertThat(settled).hasSize(1).first().asString().startsWith("nack");
        assertThat(tries).hasValue(6);
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
    void eventsOfNoInterestAreAcknowledgedAndNothingElse() {
        events.handleAll(batch(List.of("{}", "{}")), event -> Optional.empty(), none -> {
                    throw new AssertionError("run for nothing");
                })
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(settled).containsExactly("ack 1");
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
    void eachEventHasASpanBelowTheOneThatReceivedItUntilTheEffectIsThere() {
        var batch = batch(List.of("{}", "{}"));
        List<Span> received = new ArrayList<>();
        for (var record : batch.getRecords()) {
            Span span = tracer.spanBuilder("receive").startSpan();
            received.add(span);
            ((IncomingKafkaRecord<?, ?>) record)
                    .injectMetadata(TracingMetadata.withCurrent(Context.root().with(span)));
        }
        List<Context> begun = new ArrayList<>();

        events.handleAll(batch, event -> Optional.of(event.trace()), traces -> {
                    assertThat(ended.getFinishedSpanItems()).isEmpty();
                    begun.addAll(traces);
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(ended.getFinishedSpanItems())
                .extracting(SpanData::getParentSpanContext)
                .containsExactlyElementsOf(
                        received.stream().map(Span::getSpanContext).toList());
        assertThat(ended.getFinishedSpanItems())
                .extracting(SpanData::getSpanContext)
                .containsExactlyElementsOf(begun.stream()
                        .map(trace -> Span.fromContext(trace).getSpanContext())
                        .toList());
    }

    private void handleAll(List<String> data, Function<List<String>, Uni<Void>> effect) {
        events.handleAll(
                        batch(data),
                        event -> Optional.of(
                                event.data(new ObjectMapper(), Thing.class).name() + ""),
                        effect)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    /** Acknowledging a batch acknowledges its last message. */
    private IncomingKafkaRecordBatch<String, byte[]> batch(List<String> data) {
        var partition = new TopicPartition("things", 0);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String text : data) {
            var record = new ConsumerRecord<>("things", 0, records.size(), "thing_1", json(text));
            headers.forEach(record.headers()::add);
            records.add(record);
        }
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
                new ConsumerRecords<>(Map.of(partition, records), Map.of()),
                "things",
                0,
                commits,
                failures,
                false,
                false);
    }

    private void handle(Function<Event, Uni<Void>> effect) {
        var record = new ConsumerRecord<>("things", 0, 0, "thing_1", json("{}"));
        headers.forEach(record.headers()::add);
        Message<byte[]> message = Message.of(
                record.value(),
                Metadata.of(new IncomingKafkaRecordMetadata<>(record, "things$2")),
                () -> {
                    settled.add("ack");
                    return CompletableFuture.completedFuture(null);
                },
                reason -> {
                    settled.add("nack: " + reason.getMessage());
                    return CompletableFuture.completedFuture(null);
                });
        events.handle(message, effect).await().atMost(Duration.ofSeconds(30));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    record Thing(String name) {}
}
