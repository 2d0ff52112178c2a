package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and time zones in all the forms that clients give them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class DatesTest {
    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31",
        "2024-02-29, 2024-02-29",
        "2026-01-31T00:00:00Z, 2026-01-31",
        "2026-01-31T23:59:59-08:00, 2026-01-31",
        "2026-01-31T00:00:00+13:00, 2026-01-31",
        "2026-01-31T12:30Z, 2026-01-31",
        "2026-01-31T12:30:15.1Z, 2026-01-31",
        "2026-01-31T00:00:00.000-0800, 2026-01-31",
        "2026-01-31T00:00:00.123456789+13, 2026-01-31",
        "1900-01-01, 1900-01-01",
        "2199-12-31, 2199-12-31"
    })
    void aDateMayBeBareOrATimeWithAnOffset(String given, String day) {
        String id = api.create("{}");

        String property = "{\"keyName\":\"k\",\"dataValue\":\"1\",\"fromDateTime\":\"" + given + "\"}";
        api.put("/" + id + "/properties", property).body("results[0].fromDateTime", equalTo(given));
        api.get("/" + id + "/properties").body("results[0].fromDateTime", equalTo(given));
        api.put("/" + id + "/tariffs", "{\"masterTariffId\":522,\"effectiveDate\":\"" + given + "\"}")
                .body("results[0].effectiveDate", equalTo(day));
        api.get("/" + id).body("results[0].tariffs[0].effectiveDate", equalTo(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "31/01/2026",
                "20260131",
                "2026-1-31",
                "2026-02-29",
                "2026-13-01",
                "2026-01-31T00:00:00",
                "2026-01-31 00:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T00:00:00+99:00",
                "2026-01-31T00:00:00[Pacific/Auckland]",
                "1769817600000",
                "1899-12-31",
                "2200-01-01",
                "0000-00-00",
                "+999999999-01-01",
                "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0663\u0661",
                " 2026-01-31"
            })
    void whatIsNoDateIsRefused(String given) {
        String id = api.create("{}");
        Map<String, Object> property = Map.of("keyName", "k", "dataValue", "1");

        for (String member : new String[] {"fromDateTime", "toDateTime"}) {
            var body = new TreeMap<>(property);
            body.put(member, given);
            Refusal.names(api.asBackEnd().body(body).put(PATH + "/" + id + "/properties"), member);
            Refusal.names(
                    api.asBackEnd()
                            .body(Map.of("properties", Map.of("k", body)))
                            .post(PATH),
                    member);
        }
        for (String member : new String[] {"effectiveDate", "endDate"}) {
            Refusal.names(
                    api.asBackEnd()
                            .body(Map.of("masterTariffId", 522, member, given))
                            .put(PATH + "/" + id + "/tariffs"),
                    member);
        }
        Refusal.names(
                api.asBackEnd().queryParam("effectiveDate", given).delete(PATH + "/" + id + "/tariffs"),
                "effectiveDate");
        api.get("/" + id + "/properties").body("count", equalTo(0));
    }

    @Test
    void nothingEndsBeforeItBegins() {
        String id = api.create("{}");

        Refusal.names(
                api.asBackEnd()
                        .body("{\"keyName\":\"k\",\"dataValue\":\"1\",\"fromDateTime\":\"2026-02-02\","
                                + "\"toDateTime\":\"2026-02-01\"}")
                        .put(PATH + "/" + id + "/properties"),
                "toDateTime");
        api.put(
                "/" + id + "/properties",
                "{\"keyName\":\"k\",\"dataValue\":\"1\",\"fromDateTime\":\"2026-02-02\",\"toDateTime\":\"2026-02-02\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US/Pacific", "America/Los_Angeles", "Pacific/Auckland", "UTC", "Etc/GMT+8", "NZ"})
    void aTimeZoneIsKeptAsItWasGiven(String name) {
        String id = api.create("{\"timeZone\":\"" + name + "\"}");

        api.get("/" + id).body("results[0].timeZone", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nowhere/Land", "us/pacific", "+13:00", "Z", "PST8", "../UTC", " UTC", "NZST", "\u26a1"})
    void whatIsNoTimeZoneIsRefused(String name) {
        String id = api.create("{\"timeZone\":\"NZ\"}");

        Refusal.names(api.asBackEnd().body(Map.of("timeZone", name)).post(PATH), "timeZone");
        Refusal.names(api.asBackEnd().body(Map.of("timeZone", name)).put(PATH + "/" + id), "timeZone");
        Refusal.is(
                api.asBackEnd()
                        .body(Map.of("keyName", "timeZone", "dataValue", name))
                        .put(PATH + "/" + id + "/properties"),
                400,
                "InvalidArgument");
        api.get("/" + id).body("results[0].timeZone", equalTo("NZ"));
    }
}
