package io.homewatt.platform.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.quarkus.test.junit.QuarkusTest;
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
        var answer = json("{\"first_name\":" + value + "}").post("/things");

        Hostile.assertRefused(answer);
        answer.then().body("error.details[0].field", equalTo("first_name"));
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsInParametersAndPaths(String text) {
        Hostile.assertNotFailed(given().urlEncodingEnabled(false).get("/things/1?name=" + Hostile.encoded(text)));
        Hostile.assertNotFailed(given().urlEncodingEnabled(false).get("/things/" + Hostile.encoded(text)));
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
                "{\"\\ud83c\\udf3f\":1} | ?",
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
