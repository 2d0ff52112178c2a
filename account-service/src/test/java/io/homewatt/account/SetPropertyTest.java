package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one route that sets any field of an account, and the properties that it makes of all other names. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class SetPropertyTest {
    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @CsvSource({
        "accountName, accountName, Briarwood Mall",
        "customerOrgId, customerOrgId, aje5",
        "customerOrgName, customerOrgName, Starbucks",
        "timeZone, timeZone, US/Pacific",
        "owner, owner, Mr Sun",
        "owner, accountManager, Mr Sun",
        "accountManager, accountManager, Ms Moon",
        "accountManager, owner, Ms Moon",
        "status, status, INACTIVE",
        "type, type, ARCHETYPE",
        "addressString, address.addressString, Nowhere at all",
        "addressName, address.addressName, Headquarters",
        "address1, address.address1, 1 None St",
        "address2, address.address2, Level 2",
        "city, address.city, Nowhere",
        "state, address.state, ZZ",
        "zip, address.zip, 00000",
        "country, address.country, ZZ"
    })
    void aFieldsNameSetsTheField(String keyName, String member, String value) {
        String id = api.create("{\"providerAccountId\":\"p\"}");

        for (String path : List.of("/" + id, "/pid/p")) {
            Map<String, String> body = Map.of("keyName", keyName, "dataValue", value);
            for (Response answer : List.of(
                    api.asBackEnd().body(body).put(PATH + path + "/properties"),
                    api.asBackEnd().body(body).post(PATH + path + "/properties"))) {
                answer.then()
                        .statusCode(200)
                        .body("count", equalTo(1))
                        .body("type", equalTo("PropertyData"))
                        .body("results[0].keyName", equalTo(keyName))
                        .body("results[0].dataType", nullValue())
                        .body("results[0].dataValue", equalTo(value));
            }
            api.get(path).body("results[0]." + member, equalTo(value)).body("results[0].properties", nullValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"lat, 37.790188, 37.790188", "lon, -122.39268, -122.39268", "lat, -90, -90.0", "lon, +180., 180.0"})
    void coordinatesAreSetAsNumbers(String keyName, String value, float number) {
        String id = api.create("{\"address\":{\"city\":\"Nowhere\"}}");

        set(id, keyName, value).then().statusCode(200);

        api.get("/" + id)
                .body("results[0].address." + keyName, equalTo(number))
                .body("results[0].address.city", equalTo("Nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountName", "customerOrgId", "customerOrgName", "timeZone", "owner", "accountManager"})
    void emptyTextTakesTheFieldAway(String keyName) {
        String id = api.create("{\"accountName\":\"UTC\",\"customerOrgId\":\"UTC\",\"customerOrgName\":\"UTC\","
                + "\"timeZone\":\"UTC\",\"owner\":\"UTC\"}");

        set(id, keyName, "").then().statusCode(200);

        api.get("/" + id).body("results[0]." + keyName, nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 2000",
        "-1.50, -1.50",
        "1e3, 1e3",
        "true, true",
        "false, false",
        "'\"2,000\"', '2,000'",
        "\"\", ''",
        "\"T\u0101maki \u26a1\", T\u0101maki \u26a1"
    })
    void anyOtherNameIsAPropertyOfAnyScalar(String json, String text) {
        String id = api.create("{}");

        String body = "{\"keyName\":\"buildingArea\",\"dataValue\":" + json + "}";
        api.put("/" + id + "/properties", body).body("results[0].dataValue", equalTo(text));

        api.get("/" + id).body("results[0].properties.buildingArea.dataValue", equalTo(text));
        api.get("/" + id + "/properties").body("results.dataValue", equalTo(List.of(text)));
    }

    @Test
    void aPropertyIsReplacedAltogether() {
        String id = api.create("{}");
        String path = "/" + id + "/properties";

        api.put(path, "{\"keyName\":\"a\",\"dataValue\":\"1\",\"accuracy\":50,\"toDateTime\":\"2030-01-01\"}")
                .body("results[0].accuracy", equalTo(50));
        api.put(path, "{\"keyName\":\"A\",\"dataValue\":\"other\"}");
        api.put(path, "{\"keyName\":\"a\",\"dataValue\":\"2\"}");

        api.get(path)
                .body("count", equalTo(2))
                .body("results.keyName", equalTo(List.of("A", "a")))
                .body("results[1].dataValue", equalTo("2"))
                .body("results[1].toDateTime", nullValue())
                .body("results[1]", not(hasKey("accuracy")));
    }

    @Test
    void aRepeatedSettingChangesNothing() {
        String id = api.create("{}");
        for (int i = 0; i < 3; i++) {
            set(id, "a", "1").then().statusCode(200);
            set(id, "accountName", "A").then().statusCode(200);
            set(id, "city", "Nowhere").then().statusCode(200);
        }
        Assertions.assertThat(SentEvent.of(api.organisation()).stream().map(SentEvent::type))
                .containsExactly(
                        "account.created.v1", "account.updated.v1", "account.updated.v1", "account.updated.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountId", "providerAccountId", "formattedAddress"})
    void whatCannotBeSetIsRefused(String keyName) {
        String id = api.create("{\"providerAccountId\":\"p\"}");

        Refusal.names(set(id, keyName, "q"), "keyName");
        Refusal.names(set(id, keyName, ""), "keyName");

        api.get("/" + id).body("results[0].providerAccountId", equalTo("p")).body("results[0].properties", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "status, GONE",
        "status, active",
        "status, ''",
        "status, 0",
        "type, HOUSE",
        "type, 1",
        "lat, 90.1",
        "lat, north",
        "lat, NaN",
        "lat, 1e1",
        "lat, ''",
        "lon, -180.1",
        "lon, 9999999999999999999999999999999999999999999",
        "zip, 123456789012345678901",
        "masterTariffId, E-1",
        "masterTariffId, -1",
        "masterTariffId, 99999999999999999999",
        "masterTariffId, 999999999",
        "masterTariffId, ''"
    })
    void aValueThatTheFieldDoesNotTakeIsRefused(String keyName, String value) {
        String id = api.create("{}");
        String before = api.get("/" + id).extract().asString();

        Refusal.names(set(id, keyName, value), keyName.equals("masterTariffId") ? "masterTariffId" : "dataValue");

        Assertions.assertThat(api.get("/" + id).extract().asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "{}, NotNull, keyName",
        "{}, NotNull, dataValue",
        "{\"keyName\":\"a\"}, NotNull, dataValue",
        "{\"keyName\":\"a\";\"dataValue\":null}, NotNull, dataValue",
        "{\"dataValue\":\"1\"}, NotNull, keyName",
        "{\"keyName\":\"\";\"dataValue\":\"1\"}, NotNull, keyName",
        "{\"keyName\":\" \";\"dataValue\":\"1\"}, NotNull, keyName",
        "{\"keyName\":\"a\";\"dataValue\":{}}, InvalidArgument, dataValue",
        "{\"keyName\":\"a\";\"dataValue\":[]}, InvalidArgument, dataValue",
        "{\"keyName\":1;\"dataValue\":\"1\"}, InvalidArgument, keyName",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":0}, InvalidArgument, accuracy",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":100.01}, InvalidArgument, accuracy",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":50.123}, InvalidArgument, accuracy",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":\"50\"}, InvalidArgument, accuracy",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":1e999999999}, InvalidArgument, accuracy",
        "{\"keyName\":\"a\";\"dataValue\":\"1\";\"accuracy\":1e-999999999}, InvalidArgument, accuracy"
    })
    void aPropertyNeedsANameAndAValue(String body, String code, String named) {
        String id = api.create("{}");
        String json = body.replace(';', ',');

        Response answer = api.asBackEnd().body(json).put(PATH + "/" + id + "/properties");
        Refusal.assertNotFailed(answer);
        answer.then().statusCode(400).body("results.find { it.propertyName == '" + named + "' }.code", equalTo(code));

        api.get("/" + id).body("results[0].properties", nullValue());
    }

    @Test
    void aPropertyIsRemovedIfItIsThere() {
        String id = api.create("{\"providerAccountId\":\"p\",\"accountName\":\"A\","
                + "\"properties\":{\"a\":{\"dataValue\":\"1\"},\"b/ \u26a1\":{\"dataValue\":\"2\"}}}");

        for (int i = 0; i < 2; i++) {
            api.delete("/" + id + "/properties/a")
                    .body("count", equalTo(0))
                    .body("type", equalTo("PropertyData"))
                    .body("results", nullValue());
        }
        api.delete("/pid/p/properties/accountName");
        api.get("/" + id + "/properties").body("results.keyName", equalTo(List.of("b/ \u26a1")));
        api.asBackEnd()
                .urlEncodingEnabled(false)
                .delete(PATH + "/pid/p/properties/b%2F%20%E2%9A%A1")
                .then()
                .statusCode(200);

        api.get("/" + id).body("results[0].properties", equalTo(Map.of())).body("results[0].accountName", equalTo("A"));
        Refusal.is(api.asBackEnd().delete(PATH + "/pid/q/properties/a"), 404, "ObjectNotFound");
    }

    @Test
    void anInterviewIsTakenAltogetherOrNotAtAll() {
        String id = api.create("{\"providerAccountId\":\"p\"}");
        String answers = "[{\"keyName\":\"a\",\"dataValue\":true},{\"keyName\":\"b\",\"dataValue\":\"2\"}]";

        for (String path : List.of("/" + id, "/pid/p")) {
            api.put(path + "/interview", answers)
                    .body("count", equalTo(2))
                    .body("type", equalTo("PropertyData"))
                    .body("results.dataValue", equalTo(List.of("true", "2")))
                    .body("results.source", equalTo(List.of("INTERVIEW", "INTERVIEW")));
        }
        for (String bad : List.of(
                "[]",
                "[null]",
                "[{\"keyName\":\"a\",\"dataValue\":\"3\"},{\"keyName\":\"b\"}]",
                "[{\"keyName\":\"a\",\"dataValue\":\"3\"},"
                        + "{\"keyName\":\"b\",\"dataValue\":\"3\",\"fromDateTime\":\"soon\"}]")) {
            Refusal.is(api.asBackEnd().body(bad).put(PATH + "/" + id + "/interview"));
        }

        api.get("/" + id + "/properties")
                .body("results.dataValue", equalTo(List.of("true", "2")))
                .body("results.source", equalTo(List.of("INTERVIEW", "INTERVIEW")));
    }

    private Response set(String id, String keyName, String value) {
        return api.asBackEnd()
                .body(Map.of("keyName", keyName, "dataValue", value))
                .put(PATH + "/" + id + "/properties");
    }
}
