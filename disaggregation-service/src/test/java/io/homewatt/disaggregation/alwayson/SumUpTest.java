package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.alwayson.Meters.month;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.disaggregation.SettableClock;
import io.homewatt.disaggregation.alwayson.Meters.Load;
import io.homewatt.disaggregation.reads.Channel;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
class SumUpTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

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
    void readsThatComeBeforeTheirAccountWaitForIt() {
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();
        assertThat(meters.marks(organisation)).isEqualTo(31);

        meters.know(kafka, organisation, account, 1);
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
        assertThat(meters.marks(organisation)).isZero();
        assertThat(Meters.told(organisation)).hasSize(1);
    }

    @Test
    void marksOfNobodyAreDroppedAfterAMinuteAndTheAccountStillGetsItsFigure() {
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.rows("update stale_day set since = since - interval '2 min' where org_id = $1", organisation.id());
        meters.sumUp();
        assertThat(meters.marks(organisation)).isZero();

        meters.know(kafka, organisation, account, 1);
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
    }

    @Test
    void readsAndTheirAccountThatComeAtTheSameTimeFindEachOther() {
        meters.know(kafka, organisation, Meters.account(UUID.randomUUID(), "a-other"), 1);
        CompletableFuture<Void> accountKnown = new CompletableFuture<>();
        CompletableFuture<Void> reads = meters.beginToPut(month(organisation, "a-1", MARCH, 200, 1), accountKnown);
        meters.know(kafka, organisation, account, 1);
        meters.sumUp();

        accountKnown.complete(null);
        reads.join();
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
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

    @Test
    void anUploadOfAPropertyWithTheAccountsIcpIsTheAccounts() {
        UUID property = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        account.put("icp", Meters.ICP);
        meters.know(kafka, organisation, account, 1);
        meters.know(kafka, organisation, "property.created.v1", property, customer, Meters.ICP, 0);
        UUID snapshot = meters.snapshot(organisation, property, customer);

        meters.put(upload(snapshot));
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(300.0);
    }

    @Test
    void aPropertyThatIsKnownAfterItsUploadAndRemovedLaterGivesAndTakesTheFigure() {
        UUID property = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        account.put("icp", Meters.ICP);
        meters.know(kafka, organisation, account, 1);
        UUID snapshot = meters.snapshot(organisation, property, customer);
        meters.put(upload(snapshot));
        meters.rows("update stale_day set since = since - interval '2 min' where org_id = $1", organisation.id());
        meters.sumUp();
        assertThat(figure(MARCH)).isNull();

        meters.know(kafka, organisation, "property.created.v1", property, customer, Meters.ICP, 0);
        meters.sumUp();
        assertThat(figure(MARCH)).isEqualTo(300.0);

        meters.know(kafka, organisation, "property.removed.v1", property, customer, Meters.ICP, 1);
        meters.sumUp();
        assertThat(figure(MARCH)).isEqualTo("NO_READS");
        assertThat(meters.days(organisation, id)).isEmpty();
        assertThat(Meters.told(organisation)).hasSize(1);
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
    void inAnotherZoneTheDaysAreOthersAndTheMonthIsToldAgain() {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();
        assertThat(meters.days(organisation, id)).hasSize(31);

        account.put("time_zone", "Pacific/Auckland");
        meters.know(kafka, organisation, account, 2);
        meters.sumUp();

        assertThat(meters.days(organisation, id))
                .hasSize(32)
                .contains(MARCH.atEndOfMonth().plusDays(1));
        assertThat(Meters.told(organisation))
                .extracting(event -> event.data().get("start").asText())
                .containsExactly("2025-03-01T00:00:00.000000Z", "2025-02-28T11:00:00.000000Z");
    }

    @Test
    void aChangeThatDoesNotMatterForTheFigureLeavesItAlone() {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();

        account.put("utility_customer_id", 18);
        meters.know(kafka, organisation, account, 2);

        assertThat(meters.marks(organisation)).isZero();
        assertThat(figure(MARCH)).isEqualTo(200.0);
    }

    @Test
    void anEarlierVersionThatComesLateChangesNothing() {
        meters.know(kafka, organisation, account, 3);
        meters.send(kafka, organisation, id, Meters.account(id, "a-other"), 2);
        meters.know(kafka, organisation, id, Meters.account(UUID.randomUUID(), "a-marker"), 1);

        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
    }

    @Test
    void aDeletedAccountHasNoFigureUntilItIsRevived() {
        meters.know(kafka, organisation, account, 1);
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.sumUp();

        account.put("status", "DELETED");
        meters.know(kafka, organisation, account, 2);
        meters.sumUp();
        assertThat(figure(MARCH)).isNull();
        assertThat(meters.days(organisation, id)).isEmpty();

        account.put("status", "ACTIVE");
        meters.know(kafka, organisation, account, 3);
        meters.sumUp();
        assertThat(figure(MARCH)).isEqualTo(200.0);
    }

    @Test
    void onceAnInjectionChannelIsSeenOnlyDarknessCounts() {
        meters.know(kafka, organisation, account, 1);
        Load panels =
                at -> at.atZone(AUCKLAND).getHour() >= 9 && at.atZone(AUCKLAND).getHour() < 15 ? 20 : 200;
        account.put("time_zone", "Pacific/Auckland");
        account.put("latitude", -36.9);
        account.put("longitude", 174.8);
        meters.know(kafka, organisation, account, 2);
        meters.put(month(organisation, Meters.source("a-1"), Channel.EXTRACTION, MARCH, AUCKLAND, panels, 1));
        meters.sumUp();
        assertThat(figure(MARCH)).isEqualTo(20.0);

        meters.put(month(
                organisation,
                Meters.source("a-1"),
                Channel.INJECTION,
                MARCH,
                AUCKLAND,
                at -> 220 - panels.watts(at),
                1));
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
        assertThat(meters.marks(organisation)).isZero();
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

    @ParameterizedTest
    @CsvSource({"2025-09, 28, 46, 719", "2025-04, 6, 50, 721"})
    void whereTheClockIsChangedTheDayHasItsHours(YearMonth month, int day, int halfHours, double hours) {
        account.put("time_zone", "Pacific/Auckland");
        meters.know(kafka, organisation, account, 1);
        meters.put(month(
                organisation, Meters.source("a-1"), Channel.EXTRACTION, month, AUCKLAND, Load.home(200, AUCKLAND), 1));

        meters.sumUp();

        assertThat(meters.days(organisation, id)).hasSize(30);
        assertThat(meters.rows(
                                "select eligible, valid from day_summary where account_id = $1 and day = $2",
                                id,
                                month.atDay(day))
                        .get(0)
                        .getInteger("valid"))
                .isEqualTo(halfHours);
        assertThat(Meters.told(organisation))
                .singleElement()
                .extracting(event -> event.data().get("kilowatt_hours").asDouble())
                .isEqualTo(hours / 5);
    }

    @Test
    void aMonthThatCameShuffledTwiceAndCorrectedHasTheFigureOfTheMonthInOrder() {
        meters.know(kafka, organisation, account, 1);
        Random random = new Random(7);
        Load noisy = at -> 200 + new Random(at.getEpochSecond()).nextInt(40);
        Load wrong = at -> 100 + new Random(at.getEpochSecond()).nextInt(900);
        List<DayRow> right =
                month(organisation, Meters.source("a-1"), Channel.EXTRACTION, MARCH, ZoneOffset.UTC, noisy, 5);
        List<DayRow> all = new ArrayList<>(right);
        all.addAll(right);
        all.addAll(month(organisation, Meters.source("a-1"), Channel.EXTRACTION, MARCH, ZoneOffset.UTC, wrong, 4));
        Collections.shuffle(all, random);
        all.forEach(row -> {
            meters.put(List.of(row));
            if (random.nextInt(5) == 0) {
                meters.sumUp();
            }
        });
        meters.sumUp();

        UUID inOrder = UUID.randomUUID();
        meters.know(kafka, organisation, Meters.account(inOrder, "a-2"), 1);
        meters.put(month(organisation, Meters.source("a-2"), Channel.EXTRACTION, MARCH, ZoneOffset.UTC, noisy, 1));
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(meters.figure(organisation, inOrder, MARCH));
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

    @Test
    void brokenDataOfOneAccountDoesNotStopTheOthers() {
        UUID unreadable = UUID.randomUUID();
        UUID broken = UUID.randomUUID();
        meters.know(kafka, organisation, account, 1);
        meters.know(kafka, organisation, Meters.account(unreadable, "a-unreadable"), 1);
        meters.know(kafka, organisation, Meters.account(broken, "a-broken"), 1);
        meters.put(month(organisation, "a-unreadable", MARCH, 200, 1));
        meters.put(month(organisation, "a-broken", MARCH, 200, 1));
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.rows("update known_account set time_zone = 'Middle/Earth' where id = $1", unreadable);
        meters.rows(
                "update read_day set seconds = 0 where org_id = $1 and source = 'UTIL/a-broken'", organisation.id());

        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(200.0);
        assertThat(meters.marks(organisation)).isEqualTo(62);
        assertThat(meters.rows("select from stale_day where org_id = $1 and due <= now()", organisation.id()))
                .isEmpty();
        meters.rows("delete from stale_day where org_id = $1", organisation.id());
    }

    private Object figure(YearMonth month) {
        return meters.figure(organisation, id, month);
    }

    private List<DayRow> upload(UUID snapshot) {
        return month(
                organisation,
                snapshot.toString(),
                Channel.EXTRACTION,
                MARCH,
                ZoneOffset.UTC,
                Load.home(300, ZoneOffset.UTC),
                1);
    }
}
