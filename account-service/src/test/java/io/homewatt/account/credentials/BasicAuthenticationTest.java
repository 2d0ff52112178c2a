package io.homewatt.account.credentials;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.access.Callers;
import io.homewatt.platform.testing.Client;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class BasicAuthenticationTest {
    private static final String SCOPE = "accounts:read";
    private static final String CHALLENGE = "Basic realm=\"homewatt\", Bearer";

    private final Organisation organisation = Organisation.fresh();
    private final Client client = organisation.client(SCOPE);

    @ConfigProperty(name = "homewatt.oidc.url")
    String provider;

    @Test
    void credentialsAreAsGoodAsTheTokenThatTheyAreExchangedFor() {
        get(as(client)).statusCode(200).body(equalTo(organisation.id()));
        get(as(client)).statusCode(200).body(equalTo(organisation.id()));

        assertThat(triesOf(client.id())).isEqualTo(1);
    }

    @Test
    void tokensGoOnBeingTaken() {
        get(given().auth().oauth2(organisation.token(SCOPE))).statusCode(200).body(equalTo(organisation.id()));
        unauthorized(get(given().auth().oauth2(organisation.expiredToken(SCOPE))));
        unauthorized(get(given().auth().oauth2("x.y.z")));
        unauthorized(get(given().header("Authorization", "Bearer")));
        unauthorized(get(given().header("Authorization", "Digest a")));
        unauthorized(get(given()));
    }

    @Test
    void eachClientIsOfItsOwnOrganisation() {
        Organisation other = Organisation.fresh();

        get(as(client)).body(equalTo(organisation.id()));
        get(as(other.client(SCOPE))).body(equalTo(other.id()));
        unauthorized(get(as(new Client(client.id(), other.client(SCOPE).secret()))));
    }

    @Test
    void wrongCredentialsAreRefusedAndNotTriedAgain() {
        var wrong = new Client(client.id(), "wrong");

        unauthorized(get(as(wrong)));
        unauthorized(get(as(wrong)));

        assertThat(triesOf(client.id())).isEqualTo(1);
    }

    @Test
    void afterManyWrongSecretsOnlyTheKnownOneWorks() {
        get(as(client)).statusCode(200);
        IntStream.range(0, 5).forEach(i -> unauthorized(get(as(new Client(client.id(), "wrong" + i)))));

        get(as(new Client(client.id(), "wrong too")))
                .statusCode(429)
                .header("Retry-After", "60")
                .body("results[0].code", equalTo("TooManyRequests"));
        get(as(client)).statusCode(200);
        assertThat(triesOf(client.id())).isEqualTo(6);
    }

    @Test
    void withoutTheProviderItIsNotToldThatCredentialsAreWrong() {
        get(as(new Client(IdentityProviderResource.DOWN + UUID.randomUUID(), "secret")))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("status", equalTo("error"))
                .body("results[0].code", equalTo("SystemError"));
    }

    @Test
    void aTokenWithoutTheScopeIsNotEnough() {
        get(as(organisation.client("accounts:write"))).statusCode(403).body("results[0].code", equalTo("Forbidden"));
    }

    @Test
    void requestsAtTheSameTimeAreAllAnswered() {
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> get(as(client)).extract().asString()))
                .containsOnly(organisation.id());
        assertThat(triesOf(client.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !",
                "Basic YQ==",
                "Basic OmE=",
                "Basic /w==",
                "Basic YTpiAA==",
                "basic YTpi, Bearer a"
            })
    void malformedCredentialsAreRefused(String header) {
        unauthorized(get(given().header("Authorization", header)));
    }

    @Test
    void longCredentialsAreRefused() {
        String long10k = Base64.getEncoder().encodeToString(("a:" + "b".repeat(7_500)).getBytes());

        unauthorized(get(given().header("Authorization", "Basic " + long10k)));
    }

    @Test
    void oneHeaderOfEachKindIsOneTooMany() {
        unauthorized(get(as(client).header("Authorization", "Bearer " + organisation.token(SCOPE))));
    }

    @Test
    void whereNobodyNeedsToBeKnownCredentialsDoNotMatter() {
        given().header("Authorization", "Basic !")
                .get("/rest/test/credentials/open")
                .then()
                .statusCode(200);
    }

    @Test
    void aSecretIsNeitherLoggedNorAnswered() {
        var log = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry.getMessage()
                        + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                        + entry.getThrown());
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        String secret = UUID.randomUUID().toString();
        try {
            for (String id : List.of(client.id(), IdentityProviderResource.DOWN + UUID.randomUUID())) {
                String answer = get(as(new Client(id, secret))).extract().asString();
                assertThat(answer).doesNotContain(secret).doesNotContain(id);
                get(as(new Client(id, secret)));
            }
            get(as(client));
        } finally {
            root.removeHandler(handler);
        }
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(secret) || line.contains(client.secret()));
    }

    private static RequestSpecification as(Client client) {
        return given().auth().preemptive().basic(client.id(), client.secret());
    }

    private static ValidatableResponse get(RequestSpecification request) {
        return request.get("/rest/test/credentials").then();
    }

    private static void unauthorized(ValidatableResponse answer) {
        answer.statusCode(401)
                .header("WWW-Authenticate", CHALLENGE)
                .body("status", equalTo("error"))
                .body("count", equalTo(1))
                .body("type", equalTo("Error"))
                .body("results[0].code", equalTo("Unauthorized"))
                .body("results[0].message", notNullValue())
                .body("results[0].propertyValue", nullValue());
    }

    private int triesOf(String id) {
        return Integer.parseInt(given().get(provider + "/tries/" + id).asString());
    }

    /** A route such as a service has. */
    @Path("/rest/test/credentials")
    public static class CredentialsResource {
        private final Callers callers;

        CredentialsResource(Callers callers) {
            this.callers = callers;
        }

        @GET
        @PermissionsAllowed(SCOPE)
        public String get() {
            return callers.current().organisation();
        }

        @GET
        @Path("/open")
        @PermitAll
        public String open() {
            return "open";
        }
    }
}
