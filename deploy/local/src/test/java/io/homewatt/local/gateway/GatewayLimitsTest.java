package io.homewatt.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.local.gateway.Traffic.Client;
import io.homewatt.local.gateway.Traffic.Limit;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API4:2023 Unrestricted Resource Consumption: an organisation has its share of requests, and no more")
class GatewayLimitsTest {
    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final int LIMIT = 3;
    /** More than fit into the two seconds that they may fall into. */
    private static final int MANY = 10 * LIMIT;

    private final RsaJsonWebKey key = key();
    private final RsaJsonWebKey another = key();
    private final GatewayFixture gateway = new GatewayFixture(
            GatewayFixture.ROUTES,
            new Traffic(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    List.of(new Limit(Client.ORGANISATION, LIMIT), new Limit(Client.ADDRESS, 1_000)),
                    Map.of()));

    /** Until the gateway has the provider's keys, which it asks for when it sees a token. */
    @BeforeEach
    void theKeysAreKnown() throws JoseException {
        gateway.keycloak.does(request -> request.response().end(new JsonWebKeySet(key).toJson()));
        String token = token(key, "org_first");
        await().until(() -> many(CUSTOMERS, token).stream().anyMatch(answer -> answer.statusCode() == 429));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void moreThanItsShareIsRefusedAndTheOthersHaveTheirs() throws Exception {
        List<HttpResponse<String>> greedy = many(CUSTOMERS, token(key, "org_a"));

        assertThat(greedy)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                    assertThat(GatewayFixture.error(answer).getString("code")).isEqualTo("too_many_requests");
                    assertThat(GatewayFixture.error(answer).getString("request_id"))
                            .isEqualTo(
                                    answer.headers().firstValue("X-Request-Id").orElseThrow());
                });
        assertThat(status(CUSTOMERS, token(key, "org_b"))).isEqualTo(200);
    }

    @Test
    void anotherTokenOfTheSameOrganisationDoesNotHelp() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            statuses.add(status(CUSTOMERS, token(key, "org_a")));
        }

        assertThat(statuses).contains(429);
    }

    @Test
    void theSchemeIsKnownInAnyCaseAsTheServicesKnowIt() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            statuses.add(gateway.get(CUSTOMERS, "Authorization", "bEARER " + token(key, "org_a"))
                    .statusCode());
        }

        assertThat(statuses).contains(429);
    }

    @Test
    void nobodyUsesUpTheShareOfAnotherByWritingItsName() throws Exception {
        String forged = token(another, "org_a");

        assertThat(many(CUSTOMERS, forged)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(status(CUSTOMERS, token(key, "org_a"))).isEqualTo(200);
    }

    @Test
    void eachApiSaysSoInItsOwnWords() throws Exception {
        JsonObject accounts = refusal("/rest/v1/accounts");
        assertThat(accounts.getJsonArray("results").getJsonObject(0).getString("code"))
                .isEqualTo("TooManyRequests");
        JsonObject alwaysOn = refusal("/apis/disaggregation-v1/utilities/UTIL/customers/1/consumption/alwayson");
        assertThat(alwaysOn.getJsonObject("error").getInteger("httpStatus")).isEqualTo(429);
    }

    private JsonObject refusal(String path) throws Exception {
        return many(path, token(key, "org" + path.length())).stream()
                .filter(answer -> answer.statusCode() == 429)
                .map(answer -> new JsonObject(answer.body()))
                .findFirst()
                .orElseThrow();
    }

    private List<HttpResponse<String>> many(String path, String token) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            answers.add(gateway.get(path, "Authorization", "Bearer " + token));
        }
        return answers;
    }

    private int status(String path, String token) throws Exception {
        return gateway.get(path, "Authorization", "Bearer " + token).statusCode();
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("k");
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(RsaJsonWebKey key, String organisation) throws JoseException {
        var claims = new JwtClaims();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setGeneratedJwtId();
        claims.setStringClaim("org_id", organisation);
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }
}
