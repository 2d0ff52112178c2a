package io.homewatt.customer.signup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.homewatt.customer.signup.ProviderFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.homewatt.customer.signup.IdentityProvider.NewUser;
import io.homewatt.customer.signup.IdentityProvider.RefusedUser;
import io.homewatt.customer.signup.IdentityProviderConfig.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakUsersTest {
    private static final String CUSTOMER = "customer_01990b6e2f1c7d3a8e4f5a6b7c8d9e0f";
    private static final NewUser USER = new NewUser("org 1", CUSTOMER, "aroha@example.org");

    private final ProviderFixture fixture = new ProviderFixture(Kind.KEYCLOAK);
    private final WireMockServer keycloak = fixture.server();
    private final IdentityProvider users = fixture.provider();
    private final KeycloakStub stub = KeycloakStub.of(keycloak, "org 1", CUSTOMER);

    @BeforeEach
    void isUp() {
        stub.isUp();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aUserIsCreatedWithItsGroupAndItsRole() {
        assertThat(result(users.create(USER))).isEqualTo(stub.user());

        keycloak.verify(postRequestedFor(urlPathEqualTo(KeycloakStub.ADMIN + "/users"))
                .withRequestBody(equalToJson("""
                {"username":"%s","email":"aroha@example.org","enabled":true,
                 "attributes":{"customer_id":["%s"],"org_id":["org 1"]}}""".formatted(CUSTOMER, CUSTOMER))));
        keycloak.verify(putRequestedFor(urlPathEqualTo(stub.users() + "/groups/" + KeycloakStub.GROUP)));
        keycloak.verify(postRequestedFor(urlPathEqualTo(stub.users() + "/role-mappings/realm")));
    }

    @Test
    void aUserThatIsThereIsTakenAndCompleted() {
        keycloak.stubFor(stub.creation().willReturn(KeycloakStub.conflict()));

        assertThat(result(users.create(USER))).isEqualTo(stub.user());

        keycloak.verify(putRequestedFor(urlPathEqualTo(stub.users() + "/groups/" + KeycloakStub.GROUP)));
        keycloak.verify(postRequestedFor(urlPathEqualTo(stub.users() + "/role-mappings/realm")));
    }

    @Test
    void aConflictWithAnotherUsersAddressIsARefusal() {
        keycloak.stubFor(stub.creation().willReturn(KeycloakStub.conflict()));
        keycloak.stubFor(stub.search().willReturn(okJson("[]")));

        assertThatThrownBy(() -> result(users.create(USER))).isInstanceOf(RefusedUser.class);
    }

    @Test
    void anOrganisationWithoutAGroupHasUsersAllTheSame() {
        keycloak.stubFor(get(urlPathEqualTo(KeycloakStub.ADMIN + "/groups")).willReturn(okJson("[]")));

        assertThat(result(users.create(USER))).isEqualTo(stub.user());

        keycloak.verify(0, putRequestedFor(anyUrl()));
    }

    @Test
    void aRoleThatIsGrantedAlreadyIsLeftAlone() {
        keycloak.stubFor(get(urlPathEqualTo(stub.users() + "/role-mappings/realm/available"))
                .willReturn(okJson("[]")));

        assertThat(result(users.create(USER))).isEqualTo(stub.user());

        keycloak.verify(0, postRequestedFor(urlPathEqualTo(stub.users() + "/role-mappings/realm")));
    }

    @Test
    void aTokenIsUsedUntilItsEnd() {
        result(users.create(USER));
        result(users.create(USER));
        keycloak.verify(1, postRequestedFor(urlPathEqualTo(KeycloakStub.TOKEN)));

        fixture.later(Duration.ofSeconds(895));
        result(users.create(USER));

        keycloak.verify(2, postRequestedFor(urlPathEqualTo(KeycloakStub.TOKEN)));
    }

    @Test
    void aRevokedTokenIsReplacedAtOnce() {
        stub.first(stub.creation(), aResponse().withStatus(401));

        assertThat(result(users.create(USER))).isEqualTo(stub.user());

        keycloak.verify(2, postRequestedFor(urlPathEqualTo(KeycloakStub.TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 429, 500, 502, 503})
    void whatIsNoFaultOfTheUserIsAnOutage(int status) {
        keycloak.stubFor(stub.creation().willReturn(aResponse().withStatus(status)));

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500})
    void aRealmThatDoesNotKnowUsIsAnOutage(int status) {
        keycloak.stubFor(post(urlPathEqualTo(KeycloakStub.TOKEN))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"error\":\"invalid_client\",\"error_description\":\"Invalid client\"}")));

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void noAnswerInTimeIsAnOutage() {
        keycloak.stubFor(stub.creation().willReturn(stub.created().withFixedDelay(2_000)));
        IdentityProvider impatient = fixture.provider(Duration.ofMillis(500));

        assertThatThrownBy(() -> result(impatient.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void aBrokenConnectionIsAnOutage() {
        keycloak.stubFor(stub.creation().willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void aRefusedConnectionIsAnOutage() {
        keycloak.stop();

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @Test
    void aProxysPageIsAnOutage() {
        keycloak.stubFor(stub.search().willReturn(aResponse().withBody("<html>")));
        keycloak.stubFor(stub.creation().willReturn(KeycloakStub.conflict()));

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "999999"})
    void aRateLimitIsObeyedWithinReason(String seconds) {
        keycloak.stubFor(stub.creation().willReturn(aResponse().withStatus(429).withHeader("Retry-After", seconds)));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> result(users.create(USER))).satisfies(KeycloakUsersTest::isOutage);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(6));
    }

    @Test
    void aUserIsDisabledWithAllThatItHas() {
        result(users.disable("org 1", CUSTOMER, Optional.of(stub.user())));

        assertThat(stub.isDisabled()).isTrue();
    }

    @Test
    void aUserThatNeverWasIsNotDisabled() {
        keycloak.stubFor(stub.search().willReturn(okJson("[]")));
        keycloak.stubFor(
                get(urlPathEqualTo(stub.users())).willReturn(aResponse().withStatus(404)));

        result(users.disable("org 1", CUSTOMER, Optional.of(stub.user())));

        keycloak.verify(0, putRequestedFor(anyUrl()));
    }

    @Test
    void aUserThatABackEndNamedIsDisabledIfItsGroupIsTheOrganisations() {
        var named = KeycloakStub.of(keycloak, "another", "household-a").isUp();
        keycloak.stubFor(stub.search().willReturn(okJson("[]")));
        keycloak.stubFor(get(urlPathEqualTo(named.users() + "/groups"))
                .withQueryParam("briefRepresentation", equalTo("false"))
                .willReturn(okJson("[{\"id\":\"g\",\"name\":\"x\",\"attributes\":{\"org_id\":[\"org 1\"]}}]")));

        result(users.disable("org 1", CUSTOMER, Optional.of(named.user())));

        assertThat(named.isDisabled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0|abc123", "..", "../../master", "", "00000000-0000-0000-0000-00000000000/"})
    void whatIsNoUsersIdIsNotAskedFor(String named) {
        keycloak.stubFor(stub.search().willReturn(okJson("[]")));

        result(users.disable("org 1", CUSTOMER, Optional.of(named)));

        keycloak.verify(1, anyRequestedFor(urlPathMatching("/admin/.*")));
    }

    static void isOutage(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        assertThat(cause).isInstanceOfAny(IOException.class, UncheckedIOException.class);
        assertThat(cause.getMessage()).doesNotContain("aroha").doesNotContain("a-secret");
    }
}
