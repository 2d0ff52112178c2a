package io.homewatt.disaggregation.household;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read is what the producers say that they send. */
class ProducersExamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @CsvSource({"created, false", "updated, false", "activated, true", "closed, true"})
    void theCustomersEventsNameTheCustomerAndItsUser(String type, boolean hasUser) throws IOException {
        CustomerChanged customer = example("customer", "customer." + type, CustomerChanged.class);

        assertThat(PublicIds.CUSTOMER.parse(customer.customerId())).isPresent();
        assertThat(customer.authUserId() != null).isEqualTo(hasUser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created",
                "verified",
                "rejected",
                "usage-attached",
                "comparison-attached",
                "verification-requested",
                "removed"
            })
    void thePropertiesEventsNameThePropertyItsCustomerAndItsIcp(String type) throws IOException {
        PropertyChanged property = example("property", "property." + type, PropertyChanged.class);

        assertThat(PublicIds.PROPERTY.parse(property.propertyId())).isPresent();
        assertThat(PublicIds.CUSTOMER.parse(property.customerId())).isPresent();
        assertThat(property.icp()).matches("[0-9]{10}[A-Z]{2}[0-9A-F]{3}");
    }

    @ParameterizedTest
    @CsvSource({"created, false", "updated, false", "tariff-changed, false", "deleted, true"})
    void theAccountsEventsNameTheAccountAsItsUtilityKnowsIt(String type, boolean deleted) throws IOException {
        AccountChanged account = example("account", "account." + type, AccountChanged.class);

        assertThat(account.deleted()).isEqualTo(deleted);
        assertThat(account.accountId()).isEqualTo(UUID.fromString("01a1fd81-86cb-767e-9a2a-5465fdf71127"));
        assertThat(account.utilityCode()).isEqualTo("PGAE");
        assertThat(account.utilityCustomerId()).isEqualTo(1234567);
        assertThat(account.utilityAccountId()).isEqualTo("api-eg-01");
        assertThat(account.zone()).isEqualTo(ZoneId.of("US/Pacific"));
        assertThat(account.latitude()).isEqualTo(37.8);
        assertThat(account.longitude()).isEqualTo(-122.4);
    }

    @Test
    void aLocationIsKeptIfItIsAWholeOneOnEarth() {
        assertThat(located(-36.9, 174.8).latitude()).isEqualTo(-36.9);
        assertThat(located(-36.9, 174.8).longitude()).isEqualTo(174.8);
        assertThat(located(-36.9, null).latitude()).isNull();
        assertThat(located(null, 174.8).longitude()).isNull();
        assertThat(located(91.0, 174.8).longitude()).isNull();
        assertThat(located(1.0, 180.1).latitude()).isNull();
    }

    @Test
    void aZoneThatNobodyKnowsIsUtc() {
        assertThat(account("utc", "Middle/Earth").zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(account("utc", null).zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(account("utc", "Middle/Earth").asKept().timeZone()).isEqualTo("UTC");
    }

    @Test
    void aUtilitysCodeIsKeptInUpperCase() {
        assertThat(account("util", null).asKept().utilityCode()).isEqualTo("UTIL");
    }

    private static AccountChanged located(Double latitude, Double longitude) {
        return new AccountChanged(UUID.randomUUID(), "ACTIVE", "UTIL", 1L, "a", null, null, latitude, longitude)
                .asKept();
    }

    private static AccountChanged account(String code, String zone) {
        return new AccountChanged(UUID.randomUUID(), "ACTIVE", code, 1L, "a", null, zone, null, null);
    }

    private static <T> T example(String service, String type, Class<T> as) throws IOException {
        Path file = Path.of("..", service + "-service", "src/main/resources/events", type + ".v1.example.json");
        return JSON.readValue(Files.readString(file), as);
    }
}
