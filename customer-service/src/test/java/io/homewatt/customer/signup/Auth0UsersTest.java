package io.homewatt.customer.signup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.homewatt.customer.signup.ProviderFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.homewatt.customer.signup.IdentityProvider.NewUser;
import io.homewatt.customer.signup.IdentityProvider.RefusedUser;
import io.homewatt.customer.signup.IdentityProviderConfig.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against answers in the shapes of Auth0's Management API v2. */
class Auth0UsersTest {
    private static final String CUSTOMER = "customer_01990b6e2f1c7d3a8e4f5a6b7c8d9e0f";
    private static final String ID = "auth0|" + CUSTOMER;
    private static final String USERS = "/api/v2/users";
    private static final String ONE = USERS + "/auth0%7C" + CUSTOMER;
    private static final NewUser USER = new NewUser("org_1", CUSTOMER, "aroha@example.org");

    private final ProviderFixture fixture = new ProviderFixture(Kind.AUTH0);
    private final WireMockServer auth0 = fixture.server();
    private final IdentityProvider users = fixture.provider();

    @BeforeEach
    void isUp() {
        auth0.stubFor(post(urlEqualTo("/oauth/token"))
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("client_id", equalTo("customer-service"))
                .withFormParam("client_secret", equalTo("a-secret"))
                .withFormParam("audience", equalTo(auth0.baseUrl() + "/api/v2/"))
                .willReturn(okJson("{\"access_token\":\"t1\",\"scope\":\"read:users update:users create:users\","
                        + "\"expires_in\":86400,\"token_type\":\"Bearer\"}")));
        creationAnswers(jsonResponse(user(ID, "org_1", false), 201));
        auth0.stubFor(get(urlEqualTo(ONE)).willReturn(okJson(user(ID, "org_1", false))));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aUserIsCreatedUnderItsCustomersId() {
        assertThat(result(users.create(USER))).isEqualTo(ID);

        auth0.verify(postRequestedFor(urlEqualTo(USERS))
                .withHeader("Authorization", equalTo("Bearer t1"))
                .withRequestBody(equalToJson("""
                        {"connection":"households","user_id":"%s","email":"aroha@example.org","email_verified":false,
                         "password":"${json-unit.any-string}",
                         "app_metadata":{"customer_id":"%s","org_id":"org_1","roles":["household"]}}""".formatted(CUSTOMER, CUSTOMER))));
    }

    @Test
    void noTwoUsersHaveTheSamePassword() {
        result(users.create(USER));
        result(users.create(USER));

        assertThat(auth0.findAll(postRequestedFor(urlEqualTo(USERS))))
                .extracting(request -> request.getBodyAsString().replaceAll(".*\"password\":\"([^\"]*)\".*", "$1"))
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSizeBetween(40, 72));
    }

    @Test
    void aUserThatIsThereIsTaken() {
        creationAnswers(conflict());

        assertThat(result(users.create(USER))).isEqualTo(ID);
    }

    @Test
    void aConflictWithAnotherUsersAddressIsARefusal() {
        creationAnswers(conflict());
        auth0.stubFor(get(urlEqualTo(ONE)).willReturn(notFound()));

        assertThatThrownBy(() -> result(users.create(USER))).isInstanceOf(RefusedUser.class);
    }

    @Test
    void anAddressThatAuth0DoesNotTakeIsARefusal() {
        creationAnswers(jsonResponse(
                "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"Payload validation error\","
                        + "\"errorCode\":\"invalid_body\"}",
                400));

        assertThatThrownBy(() -> result(users.create(USER)))
                .isInstanceOf(RefusedUser.class)
                .hasMessageNotContaining("aroha");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void whatIsNoFaultOfTheUserIsAnOutage(int status) {
        creationAnswers(aResponse().withStatus(status));

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void noAnswerInTimeIsAnOutage() {
        creationAnswers(jsonResponse(user(ID, "org_1", false), 201).withFixedDelay(2_000));
        IdentityProvider impatient = fixture.provider(Duration.ofMillis(500));

        assertThatThrownBy(() -> result(impatient.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void aRateLimitIsWaitedOutUntilItEnds() {
        creationAnswers(jsonResponse(
                        "{\"statusCode\":429,\"error\":\"Too Many Requests\",\"message\":\"Global limit has been"
                                + " reached\",\"errorCode\":\"too_many_requests\"}",
                        429)
                .withHeader("x-ratelimit-limit", "2")
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader(
                        "x-ratelimit-reset",
                        Long.toString(Instant.now().plusSeconds(2).getEpochSecond())));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void aUserIsBlocked() {
        auth0.stubFor(patch(urlEqualTo(ONE)).willReturn(okJson(user(ID, "org_1", true))));

        result(users.disable("org_1", CUSTOMER, Optional.of(ID)));

        auth0.verify(1, patchRequestedFor(urlEqualTo(ONE)).withRequestBody(equalToJson("{\"blocked\":true}")));
    }

    @Test
    void aUserThatABackEndNamedIsBlockedIfItIsOfTheSameOrganisation() {
        auth0.stubFor(get(urlEqualTo(ONE)).willReturn(notFound()));
        auth0.stubFor(get(urlEqualTo(USERS + "/auth0%7Cours")).willReturn(okJson(user("auth0|ours", "org_1", false))));
        auth0.stubFor(
                get(urlEqualTo(USERS + "/auth0%7Ctheirs")).willReturn(okJson(user("auth0|theirs", "org_2", false))));
        auth0.stubFor(patch(urlEqualTo(USERS + "/auth0%7Cours")).willReturn(okJson(user("auth0|ours", "org_1", true))));

        result(users.disable("org_1", CUSTOMER, Optional.of("auth0|theirs")));
        auth0.verify(0, patchRequestedFor(anyUrl()));

        result(users.disable("org_1", CUSTOMER, Optional.of("auth0|ours")));
        auth0.verify(1, patchRequestedFor(anyUrl()));
    }

    @Test
    void aUserThatNeverWasOrIsBlockedIsLeftAlone() {
        auth0.stubFor(get(urlEqualTo(ONE)).willReturn(okJson(user(ID, "org_1", true))));
        auth0.stubFor(get(urlEqualTo(USERS + "/..%2Fclients")).willReturn(notFound()));

        result(users.disable("org_1", CUSTOMER, Optional.of("../clients")));

        auth0.verify(0, patchRequestedFor(anyUrl()));
    }

    private void creationAnswers(ResponseDefinitionBuilder answer) {
        auth0.stubFor(post(urlEqualTo(USERS))
                .withRequestBody(matchingJsonPath("$.user_id", equalTo(CUSTOMER)))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder conflict() {
        return jsonResponse(
                "{\"statusCode\":409,\"error\":\"Conflict\",\"message\":\"The user already exists.\","
                        + "\"errorCode\":\"auth0_idp_error\"}",
                409);
    }

    private static ResponseDefinitionBuilder notFound() {
        return jsonResponse(
                "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"The user does not exist.\","
                        + "\"errorCode\":\"inexistent_user\"}",
                404);
    }

    private static String user(String id, String organisation, boolean blocked) {
        return """
                {"created_at":"2026-03-01T02:14:07.908Z","email":"aroha@example.org","email_verified":false,
                 "identities":[{"connection":"households","user_id":"%s","provider":"auth0","isSocial":false}],
                 "name":"aroha@example.org","nickname":"aroha","updated_at":"2026-03-01T02:14:07.908Z",
                 "user_id":"%s","blocked":%s,"app_metadata":{"org_id":"%s"}}""".formatted(id.replace("auth0|", ""), id, blocked, organisation);
    }
}
