package io.homewatt.platform.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HostileRequestsTest {
    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#bodies")
    void noHostileBodyIsTaken(Hostile.Body body) {
        Hostile.assertRefused(body.sentWith(given()).post("/things"));
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#jsonThatIsNoText")
    void noOtherJsonIsTakenForText(String value) {
        Hostile.assertRefused(json("{\"first_name\":" + value + "}").post("/things"));
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsInParametersAndPaths(String text) {
        Hostile.assertNotFailed(given().queryParam("name", text).get("/things/{id}", "1"));
        Hostile.assertNotFailed(given().get("/things/{id}", text.isEmpty() ? "." : text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":\"1\"} | count",
                "{\"count\":99999999999999} | count",
                "{\"count\":1.5} | count",
                "{\"price\":\"1\"} | price",
                "{\"parts\":[{\"first_name\":[]}]} | parts.[].first_name",
                "{\"parts\":[{\"nick\\u0000name\":1}]} | parts.[].nick?name",
                "{\"\\ud83c\\udf3f\":1} | ??",
            })
    void theFieldIsNamedHarmlessly(String body, String field) {
        Hostile.assertRefused(json(body)
                .post("/things")
                .then()
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field))
                .extract()
                .response());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/%",
                "/things/%zz",
                "/things/%F0",
                "/things/%00",
                "/things/1?name=%zz",
                "/things/1?name=%"
            })
    void brokenEscapesAreRefused(String path) {
        Hostile.assertNotFailed(given().urlEncodingEnabled(false).get(path));
    }

    @Test
    void aBodyWithoutAContentTypeIsRefusedOrTaken() {
        Hostile.assertNotFailed(given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .noContentType()
                .body("{}")
                .post("/things"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "caf\u00e9"})
    void aMalformedIdempotencyKeyIsNamed(String key) {
        json("{\"first_name\":\"A\"}")
                .header("Idempotency-Key", key)
                .post("/things")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void theSameRequestCorrectedWorks() {
        json("{\"first_name\":\"Ng\u0101io \\ud83c\\udf3f <b>'; --\",\"count\":1,\"price\":1.50,\"parts\":null}")
                .header("Idempotency-Key", "key")
                .post("/things")
                .then()
                .statusCode(200)
                .body("data.first_name", equalTo("Ng\u0101io \ud83c\udf3f <b>'; --"));
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }
}
