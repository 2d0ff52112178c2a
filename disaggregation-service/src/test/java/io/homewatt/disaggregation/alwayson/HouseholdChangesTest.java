package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.alwayson.Meters.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.disaggregation.alwayson.Meters.Load;
import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class HouseholdChangesTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    KafkaCompanion kafka;

    @Inject
    Meters meters;

    private final Organisation organisation = Organisation.fresh();
    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> account = Meters.account(id, "a-1");

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
