package io.homewatt.platform.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.homewatt.platform.testing.Organisation;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProviderDownTest {
    @Test
    void aTokenThatCannotBeCheckedIsNotCalledABadOne() {
        given().auth()
                .oauth2(Organisation.fresh().token("notes:read"))
                .get("/notes")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.code", equalTo("service_unavailable"));
    }

    @Test
    void noTokenIsRefusedAllTheSame() {
        given().get("/notes").then().statusCode(401).body("error.code", equalTo("unauthenticated"));
    }

    @Test
    void whatIsNoTokenIsRefusedAllTheSame() {
        given().auth().oauth2("x.y.z").get("/notes").then().statusCode(401);
    }

    /** A route such as a service has. */
    @Path("/notes")
    public static class NoteResource {
        @GET
        @PermissionsAllowed("notes:read")
        public String get() {
            return "a note";
        }
    }
}
