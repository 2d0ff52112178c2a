package io.homewatt.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final RecordHeaders headers = new RecordHeaders();
    private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Events events = new Events(
            new Traces(OpenTelemetry.noop().getTracer("test")), new DeadLetters(meters, ConfigProvider.getConfig()));

    EventsTest() {
        set("ce_specversion", "1.0");
        set("ce_id", ID);
        set("ce_type", "thing.changed.v1");
        set("ce_subject", "thing_1");
        set("ce_time", "2026-03-01T00:00:00.123456Z");
        set("ce_orgid", "org_1");
        set("ce_aggregateversion", "3");
    }

    @Test
    void anEventIsReadFromItsHeaders() {
        Event event = Event.of(headers, json("{\"name\":\"x\",\"later\":1}"));

        assertThat(event.id()).isEqualTo(UUID.fromString(ID));
        assertThat(event.type()).isEqualTo("thing.changed.v1");
        assertThat(event.subject()).isEqualTo("thing_1");
        assertThat(event.time()).hasToString("2026-03-01T00:00:00.123456Z");
        assertThat(event.organisation()).isEqualTo("org_1");
        assertThat(event.aggregateVersion()).isEqualTo(3);
        assertThat(event.data(new ObjectMapper(), Thing.class).name()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_specversion,",
        "ce_id, 17",
        "ce_id,",
        "ce_type,",
        "ce_subject,",
        "ce_time, today",
        "ce_time,",
        "ce_orgid,",
        "ce_aggregateversion, x",
        "ce_aggregateversion,"
    })
    void aMissingOrMalformedAttributeBreaksAnEvent(String header, String value) {
        set(header, value == null ? "" : value);

        assertThatThrownBy(() -> Event.of(headers, json("{}")))
                .isInstanceOf(BrokenEvent.class)
                .hasMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "{", "[1]", "''", "{\"name\":{}}"})
    void dataOfAnotherShapeBreaksAnEvent(String data) {
        Event event = Event.of(headers, json(data));

        assertThatThrownBy(() -> event.data(new ObjectMapper(), Thing.class)).isInstanceOf(BrokenEvent.class);
    }

    @Test
    void noDataBreaksAnEvent() {
        assertThatThrownBy(() -> Event.of(headers, null)).isInstanceOf(BrokenEvent.class);
    }

    @Test
    void aHandledEventIsAcknowledged() {
        handle(event -> Uni.createFrom().voidItem());

        assertThat(settled).containsExactly("ack");
    }

    @Test
    void aBrokenEventFailsWithoutASecondTry() {
        set("ce_id", "17");

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

    private void set(String header, String value) {
        headers.remove(header);
        headers.add(header, json(value));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    record Thing(String name) {}
}
