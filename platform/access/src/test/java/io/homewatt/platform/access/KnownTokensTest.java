package io.homewatt.platform.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IdentityProviderResource.class)
class KnownTokensTest {
    private static final String SCOPE = "diary:read";

    private final Organisation organisation = Organisation.fresh();

    @Test
    void eachTokenStandsForItsOwnCallerHoweverOftenItComes() {
        Organisation other = Organisation.fresh();
        String own = organisation.token(SCOPE);
        String theirs = other.householdToken("aroha", SCOPE);
        for (int i = 0; i < 3; i++) {
            get(own).statusCode(200).body(equalTo(organisation.id() + " "));
            get(theirs).statusCode(200).body(equalTo(other.id() + " aroha"));
        }
    }

    @Test
    void aKnownTokenStillHasNoOtherRights() {
        String token = organisation.token("notes:read");

        get(token).statusCode(403);
        get(token).statusCode(403);
    }

    @Test
    void aTokenThatIsLikeAKnownOneIsNotKnown() {
        String token = organisation.token(SCOPE);
        get(token).statusCode(200);
        String[] parts = token.split("\\.");
        String[] others = organisation.householdToken("aroha", SCOPE).split("\\.");

        get(parts[0] + "." + others[1] + "." + parts[2]).statusCode(401);
        get(parts[0] + "." + parts[1] + "." + others[2]).statusCode(401);
        get(parts[0] + "." + parts[1] + ".").statusCode(401);
    }

    @Test
    void aKnownTokenIsRefusedFromItsEndOn() {
        // A first call takes seconds on a busy machine, and a token that ends meanwhile never becomes known.
        get(organisation.token(SCOPE)).statusCode(200);
        String token = organisation.tokenFor(Duration.ofSeconds(10), SCOPE);
        get(token).statusCode(200);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> get(token).statusCode(401));
    }

    private static ValidatableResponse get(String token) {
        return given().auth().oauth2(token).get("/diary").then();
    }

    /** Tells who asks. */
    @Path("/diary")
    public static class DiaryResource {
        private final Callers callers;

        DiaryResource(Callers callers) {
            this.callers = callers;
        }

        @GET
        @PermissionsAllowed(SCOPE)
        public String get() {
            Caller caller = callers.current();
            return caller.organisation() + " " + caller.household().orElse("");
        }
    }
}
