package io.homewatt.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
    private final RecordHeaders headers = EventHeaders.complete();

    @Test
    void anEventIsReadFromItsHeaders() {
        Event event = event("{\"name\":\"x\",\"later\":1}");

        assertThat(event.id()).isEqualTo(UUID.fromString(EventHeaders.ID));
        assertThat(event.type()).isEqualTo("thing.changed.v1");
        assertThat(event.subject()).isEqualTo("thing_1");
        assertThat(event.time()).hasToString("2026-03-01T00:00:00.123456Z");
        assertThat(event.organisation()).isEqualTo("org_1");
        assertThat(event.aggregateVersion()).isEqualTo(3);
        assertThat(event.data(new ObjectMapper(), EventsTest.Thing.class).name())
                .isEqualTo("x");
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
        EventHeaders.set(headers, header, value == null ? "" : value);

        assertThatThrownBy(() -> event("{}")).isInstanceOf(BrokenEvent.class).hasMessageContaining(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "{", "[1]", "''", "{\"name\":{}}"})
    void dataOfAnotherShapeBreaksAnEvent(String data) {
        Event event = event(data);

        assertThatThrownBy(() -> event.data(new ObjectMapper(), EventsTest.Thing.class))
                .isInstanceOf(BrokenEvent.class);
    }

    @Test
    void noDataBreaksAnEvent() {
        assertThatThrownBy(() -> Event.of(headers, null, Context.root())).isInstanceOf(BrokenEvent.class);
    }

    private Event event(String data) {
        return Event.of(headers, data.getBytes(StandardCharsets.UTF_8), Context.root());
    }
}
