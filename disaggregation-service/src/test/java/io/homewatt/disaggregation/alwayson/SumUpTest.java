package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.alwayson.Meters.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.disaggregation.alwayson.Meters.Load;
import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
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
    Backlog backlog;

    @Inject
    MeterRegistry registry;

    private final Organisation organisation = Organisation.fresh();
    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> account = Meters.account(id, "a-1");

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
    void whatWaitsIsMeasured() {
        meters.put(month(organisation, "a-1", MARCH, 200, 1));
        meters.rows("update stale_day set since = since - interval '1 hour' where org_id = $1", organisation.id());

        Meters.run(backlog::measure);

        assertThat(registry.get("homewatt.always-on.stale.days").gauge().value())
                .isGreaterThanOrEqualTo(31);
        assertThat(registry.get("homewatt.always-on.stale.age").gauge().value()).isGreaterThanOrEqualTo(3600);
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
    void deliveredByKafkaInAnyOrderTwiceAndAfterWrongOnesItIsTheSameFigure() {
        meters.know(kafka, organisation, account, 1);
        Load noisy = at -> 200 + new Random(at.getEpochSecond()).nextInt(40);
        List<IncomingEvent> days = new ArrayList<>();
        MARCH.atDay(1).datesUntil(MARCH.plusMonths(1).atDay(1)).forEach(day -> {
            Meters.readsOf(organisation, "a-1", day, at -> 900).send(kafka, "homewatt.meter-reads.v1");
            days.add(Meters.readsOf(organisation, "a-1", day, noisy));
        });
        days.addAll(List.copyOf(days));
        Collections.shuffle(days, new Random(7));
        days.forEach(event -> event.send(kafka, "homewatt.meter-reads.v1"));
        Meters.soon()
                .until(() -> meters.rows(
                                        "select from read_day where org_id = $1 and not 450000 = any(energy)",
                                        organisation.id())
                                .size()
                        == 31);
        meters.sumUp();

        UUID inOrder = UUID.randomUUID();
        meters.know(kafka, organisation, Meters.account(inOrder, "a-2"), 1);
        meters.put(month(organisation, Meters.source("a-2"), Channel.EXTRACTION, MARCH, ZoneOffset.UTC, noisy, 1));
        meters.sumUp();

        assertThat(figure(MARCH)).isEqualTo(meters.figure(organisation, inOrder, MARCH));
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
}
