package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.alwayson.Meters.month;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.disaggregation.SettableClock;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class TellMonthsTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    KafkaCompanion kafka;

    @Inject
    Meters meters;

    @Inject
    SumUp sumUp;

    @Inject
    TellEndedMonths tellEndedMonths;

    @Inject
    SettableClock clock;

    private final Organisation organisation = Organisation.fresh();
    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> account = Meters.account(id, "a-1");

    @AfterEach
    void now() {
        clock.putForward(Duration.ZERO);
    }

    @Test
    void anAccountsMonthThatEndedIsTold() {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH, 200, 1));

        meters.sumUp();

        SentEvent event = Meters.told(organisation).get(0);
        assertThat(EventSchema.of(event.type()).faults(event.data().toString())).isEmpty();
        assertThat(event.topic()).isEqualTo("homewatt.always-on.v1");
        assertThat(event.type()).isEqualTo("always-on.calculated.v1");
        assertThat(event.key()).isEqualTo("a-1");
        JsonNode data = event.data();
        assertThat(data.get("account_id").asText()).isEqualTo(id.toString());
        assertThat(data.get("utility_code").asText()).isEqualTo("UTIL");
        assertThat(data.get("utility_customer_id").asInt()).isEqualTo(17);
        assertThat(data.get("month").asText()).isEqualTo("2025-03");
        assertThat(data.get("start").asText()).isEqualTo("2025-03-01T00:00:00.000000Z");
        assertThat(data.get("end").asText()).isEqualTo("2025-04-01T00:00:00.000000Z");
        assertThat(data.get("watts").asDouble()).isEqualTo(200);
        assertThat(data.get("kilowatt_hours").asDouble()).isEqualTo(148.8);
        // Of 148.8 kWh and an hour of 1.8 kWh each evening.
        assertThat(data.get("ratio").asDouble()).isEqualTo(0.7273);
    }

    @Test
    void theEventsExampleIsAsPublished() {
        EventSchema schema = EventSchema.of("always-on.calculated.v1");

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"201.9, 1", "198.1, 1", "202.1, 2", "197.9, 2"})
    void aFigureIsToldAgainWhenItChangedByMoreThanAHundredth(double corrected, int told) {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();

        meters.put(month(organisation, "a-1", MARCH, corrected, 2));
        meters.sumUp();

        assertThat((double) figure(MARCH)).isEqualTo(corrected);
        List<SentEvent> events = Meters.told(organisation);
        assertThat(events).hasSize(told);
        assertThat(events).extracting(SentEvent::aggregateVersion).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manySmallChangesAreToldOnceTheyAddUpToAHundredth() {
        meters.know(kafka, organisation, account, 1);
        for (int i = 0; i < 4; i++) {
            meters.put(month(organisation, "a-1", MARCH, 200 + 0.8 * i, i));
            meters.sumUp();
        }

        assertThat(Meters.told(organisation))
                .extracting(event -> event.data().get("watts").asDouble())
                .containsExactly(200.0, 202.4);
    }

    @Test
    void aReplayTellsNothing() {
        meters.know(kafka, organisation, account, 1);
        List<DayRow> reads = month(organisation, "a-1", MARCH, 200, 1);
        meters.put(reads);
        meters.sumUp();

        meters.put(reads);
        meters.rows(
                "insert into stale_day (org_id, source, day, since) values ($1, 'UTIL/a-1', '2025-03-04', now())",
                organisation.id());
        meters.sumUp();

        assertThat(Meters.told(organisation)).hasSize(1);
    }

    @Test
    void severalMonthsOfAnAccountAreToldInTheirOrder() {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH.plusMonths(1), 210, 1));
        meters.put(month(organisation, "a-1", MARCH, 200, 1));

        meters.sumUp();

        List<SentEvent> events = Meters.told(organisation);
        assertThat(events)
                .extracting(event -> event.data().get("month").asText())
                .containsExactly("2025-03", "2025-04");
        assertThat(events).extracting(SentEvent::aggregateVersion).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aMonthIsToldWhenItEnds() {
        YearMonth current = YearMonth.now(ZoneOffset.UTC);
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", current, 200, 1));
        meters.sumUp();
        Meters.run(tellEndedMonths::round);
        assertThat(figure(current)).isEqualTo(200.0);
        assertThat(Meters.told(organisation)).isEmpty();

        clock.putForward(Duration.between(
                Instant.now(),
                current.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        CompletableFuture<Void> one = Meters.begin(tellEndedMonths::round);
        CompletableFuture<Void> other = Meters.begin(tellEndedMonths::round);
        CompletableFuture.allOf(one, other).join();
        Meters.run(tellEndedMonths::round);

        assertThat(Meters.told(organisation)).hasSize(1);
    }

    @Test
    void twoInstancesSideBySideDoTheWorkOnce() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "many-" + i).toList();
        names.forEach(name -> {
            meters.know(kafka, organisation, Meters.account(UUID.randomUUID(), name), 1);
            meters.put(month(organisation, name, MARCH, 200, 1));
        });

        CompletableFuture<Void> one = Meters.begin(sumUp::round);
        CompletableFuture<Void> other = Meters.begin(sumUp::round);
        CompletableFuture.allOf(one, other).join();
        meters.sumUp();

        assertThat(meters.marks(organisation)).isZero();
        assertThat(Meters.told(organisation)).extracting(SentEvent::key).containsExactlyInAnyOrderElementsOf(names);
    }

    private Object figure(YearMonth month) {
        return meters.figure(organisation, id, month);
    }
}
