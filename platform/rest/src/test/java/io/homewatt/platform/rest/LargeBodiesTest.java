package io.homewatt.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LargeBodiesTest {
    private static final int LIMIT = 1_048_576;

    @TestHTTPResource("/things")
    URI things;

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 10_000_000})
    void aLargeBodyIsRefusedInTheSameShapeAsAnyOther(int size) {
        var answer =
                given().contentType("application/json").body(new byte[size]).post("/things");

        answer.then().statusCode(413).body("error.code", equalTo("body_too_large"));
        Hostile.assertRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 10_000_000})
    void soIsOneThatDoesNotTellItsSize(int size) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(things)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[size])))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
    }

    @Test
    void aBodyOfTheGreatestSizeIsRead() {
        String padded = "{\"first_name\":\"A\"}" + " ".repeat(LIMIT - 18);

        given().contentType("application/json")
                .body(padded)
                .post("/things")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/files", "/things/files/"})
    void aPathWithALimitOfItsOwnTakesMore(String path) {
        byte[] file = new byte[3 * LIMIT];

        given().contentType("text/csv")
                .body(file)
                .post(path)
                .then()
                .statusCode(200)
                .body("data", equalTo(file.length));

        var answer =
                given().contentType("text/csv").body(new byte[3 * LIMIT + 1]).post(path);
        answer.then().statusCode(413).body("error.code", equalTo("body_too_large"));
    }
}
