package io.homewatt.account;

import static io.homewatt.account.AccountApi.EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What subscribers hear of accounts. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountEventsTest {
    private static final String CREATED = "account.created.v1";
    private static final String UPDATED = "account.updated.v1";
    private static final String TARIFF_CHANGED = "account.tariff-changed.v1";
    private static final String DELETED = "account.deleted.v1";
    private static final String ID = "/pid/home";

    private final AccountApi api = AccountApi.fresh();

    @Inject
    PassTime passTime;

    @Test
    void anAccountIsAnnouncedWithItsTariff() {
        example();

        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED);
        SentEvent created = events().get(0);
        assertThat(created.topic()).isEqualTo("homewatt.accounts.v1");
        assertThat(created.key()).isEqualTo(created.data().at("/account_id").asText());
        assertThat(created.data().toString()).doesNotContain("221 Main", "Example 1");
        assertThat(created.data().at("/latitude").decimalValue()).isEqualByComparingTo("37.8");
        assertThat(created.data().at("/longitude").decimalValue()).isEqualByComparingTo("-122.4");
        SentEvent tariff = events().get(1);
        assertThat(tariff.data().at("/master_tariff_id").asLong()).isEqualTo(522);
        assertThat(tariff.data().at("/previous_master_tariff_id").isNull()).isTrue();
    }

    @Test
    void itIsKnownByWhatItsPropertiesSay() {
        api.post("""
                {"providerAccountId":"home","timeZone":"Pacific/Auckland","properties":{
                 "utilityCode":{"dataValue":"ABCD"},"utilityCustomerId":{"dataValue":"12345"},
                 "icp":{"dataValue":"0000143418TRD9F"}}}""");

        var data = events().get(0).data();
        assertThat(data.at("/utility_code").asText()).isEqualTo("ABCD");
        assertThat(data.at("/utility_customer_id").asLong()).isEqualTo(12_345);
        assertThat(data.at("/utility_account_id").asText()).isEqualTo("home");
        assertThat(data.at("/icp").asText()).isEqualTo("0000143418TRD9F");
        assertThat(data.at("/time_zone").asText()).isEqualTo("Pacific/Auckland");
    }

    @Test
    void confirmingATariffIsNoOtherTariff() {
        example();

        set("masterTariffId", "522");

        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED, UPDATED);
    }

    @Test
    void anotherTariffIsAnnouncedAfterTheChange() {
        example();

        set("customerClass", "2");

        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED, UPDATED, TARIFF_CHANGED);
        SentEvent change = events().get(3);
        assertThat(change.data().at("/previous_master_tariff_id").asLong()).isEqualTo(522);
        assertThat(change.aggregateVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"providerAccountId\":\"home\"}", "{\"providerAccountId\":\"home\",\"owner\":\"\"}"})
    void whatChangesNothingIsNoEvent(String body) {
        example();

        api.put("", body);
        set("customerClass", "1");
        api.delete(ID + "/properties/never-there");

        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED);
    }

    @Test
    void deletionIsAnnouncedOnceAndRevivalIsAnUpdate() {
        example();

        api.delete(ID);
        api.delete(ID);
        api.put("", "{\"providerAccountId\":\"home\"}");
        api.delete(ID + "?hardDelete=true");

        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED, DELETED, UPDATED, DELETED);
        assertThat(events()).extracting(SentEvent::aggregateVersion).containsExactly(0L, 0L, 1L, 2L, 3L);
    }

    @Test
    void aTariffIsAnnouncedWhenItsDayComes() throws Throwable {
        example();
        LocalDate today = LocalDate.now(ZoneId.of("US/Pacific"));
        api.put(
                ID + "/properties",
                "{\"keyName\":\"masterTariffId\",\"dataValue\":\"522\",\"toDateTime\":\"%s\"}"
                        .formatted(today.plusDays(10)));
        set("customerClass", "2");
        assertThat(types()).containsExactly(CREATED, TARIFF_CHANGED, UPDATED, UPDATED);

        tenDaysPass(today);
        VertxContextSupport.subscribeAndAwait(passTime::pass);

        SentEvent last = events().get(events().size() - 1);
        assertThat(last.type()).isEqualTo(TARIFF_CHANGED);
        assertThat(last.data().at("/previous_master_tariff_id").asLong()).isEqualTo(522);
        int sent = events().size();
        VertxContextSupport.subscribeAndAwait(passTime::pass);
        assertThat(events()).hasSize(sent);
    }

    @Test
    void allOfThemAreAsPublished() {
        example();
        set("masterTariffId", "522");
        api.delete(ID);

        assertThat(types()).contains(CREATED, UPDATED, TARIFF_CHANGED, DELETED);
        for (SentEvent event : events()) {
            assertThat(EventSchema.of(event.type()).faults(event.data().toString()))
                    .as(event.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATED, UPDATED, TARIFF_CHANGED, DELETED})
    void theExamplesAreAsPublished(String type) {
        EventSchema schema = EventSchema.of(type);

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    /** As if what begins in ten days had been set ten days ago. */
    private void tenDaysPass(LocalDate today) throws SQLException {
        try (var database = ServiceDatabase.connect();
                var update = database.prepareStatement("""
                        update account set next_tariff_change = next_tariff_change - interval '10 days',
                          tariffs = replace(tariffs::varchar, ?, ?)::jsonb
                        where org_id = ?""")) {
            update.setString(1, today.plusDays(10).toString());
            update.setString(2, today.toString());
            update.setString(3, api.organisation().id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void example() {
        api.post(EXAMPLE.formatted("home"));
    }

    private void set(String name, String value) {
        api.put(ID + "/properties", "{\"keyName\":\"%s\",\"dataValue\":\"%s\"}".formatted(name, value));
    }

    private List<SentEvent> events() {
        return SentEvent.of(api.organisation());
    }

    private List<String> types() {
        return events().stream().map(SentEvent::type).toList();
    }
}
