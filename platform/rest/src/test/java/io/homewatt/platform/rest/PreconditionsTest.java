package io.homewatt.platform.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreconditionsTest {
    @Test
    void whatTheCallerHasIsNotSentAgain() {
        String tag = tag();

        given().header("If-None-Match", tag)
                .get("/things/1")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        given().header("If-None-Match", "\"other\"").get("/things/1").then().statusCode(200);
    }

    @Test
    void aChangeOfWhatTheCallerHasNotSeenIsRefused() {
        given().header("If-Match", tag()).post("/things/1").then().statusCode(200);
        given().post("/things/1").then().statusCode(200);
        given().header("If-Match", "\"other\"")
                .post("/things/1")
                .then()
                .statusCode(412)
                .body("error.code", equalTo("precondition_failed"));
    }

    @Test
    void aConflictThatIsNoProblemOfTheApiIsOneOfIdempotencyKeys() {
        given().put("/things/1").then().statusCode(409).body("error.code", equalTo("idempotency_key_reused"));
    }

    private static String tag() {
        return given().get("/things/1").then().statusCode(200).extract().header("ETag");
    }
}
