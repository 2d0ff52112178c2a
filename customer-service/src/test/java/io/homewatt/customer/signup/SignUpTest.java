package io.homewatt.customer.signup;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(value = UsersResource.class, scope = TestResourceScope.GLOBAL)
class SignUpTest {
    private static final String PATH = "/customer/v1/customers/";
    private static final String TOPIC = "homewatt.customers.v1";
    private static final Map<String, Object> NAMES = Map.of("first_name", "Aroha", "last_name", "Ngata");

    KafkaCompanion kafka;
    WireMockServer keycloak;
    private final Organisation organisation = Organisation.fresh();

    @BeforeEach
    void forget() {
        keycloak.resetAll();
    }

    @Test
    void aCustomerWithAnEmailAddressGetsAUserAndBecomesActive() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();

        send("customer.created.v1", customer);

        awaitActive(customer, user);
        var sent = SentEvent.of(organisation);
        assertThat(sent).extracting(SentEvent::type).containsExactly("customer.created.v1", "customer.activated.v1");
        assertThat(EventSchema.of("customer.activated.v1")
                        .faults(sent.get(1).data().toString()))
                .isEmpty();
        assertThat(user.isChanged()).isFalse();
    }

    @Test
    void anEventThatComesBeforeWhatItTellsOfCanBeSeenIsKept() {
        String changed = create(NAMES);
        UUID id = UUID.randomUUID();
        String created = "customer_" + id.toString().replace("-", "");
        KeycloakStub user = stub(changed).isUp();
        KeycloakStub another = stub(created).isUp();

        ServiceDatabase.commitAfter(() -> send("customer.created.v1", created), """
                insert into customer select (jsonb_populate_record(c, jsonb_build_object(
                  'id', ?::uuid, 'email_address', 'soon@example.org'))).* from customer c where org_id = ?""", id, organisation.id());
        ServiceDatabase.commitAfter(
                () -> event("customer.updated.v1", changed, 1).send(kafka, TOPIC), """
                update customer set email_address = 'later@example.org', version = version + 1
                where org_id = ? and email_address is null""", organisation.id());

        awaitActive(created, another);
        awaitActive(changed, user);
    }

    @Test
    void aCustomerWithoutAnEmailAddressWaitsUntilItHasOne() {
        String customer = create(NAMES);
        KeycloakStub user = stub(customer).isUp();
        send("customer.created.v1", customer);
        as().body(Map.of("email_address", "late@example.org")).patch(PATH + customer);
        assertThat(user.creations()).isZero();
        send("customer.updated.v1", customer);
        awaitActive(customer, user);
    }

    @Test
    void anEventThatComesAgainMakesNoSecondUser() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        IncomingEvent created = event("customer.created.v1", customer, 0);

        created.send(kafka, TOPIC);
        created.send(kafka, TOPIC);
        send("customer.updated.v1", customer);
        awaitActive(customer, user);
        awaitAllTaken(customer);

        assertThat(user.creations()).isEqualTo(1);
        assertThat(SentEvent.of(organisation))
                .filteredOn(event -> event.key().equals(customer))
                .hasSize(2);
    }

    /** As when we die between the creation and its storing. */
    @Test
    void aUserWhoseCreationNobodyHeardOfIsFoundAgain() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        keycloak.stubFor(user.creation().willReturn(KeycloakStub.conflict()));
        user.first(user.creation(), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        send("customer.created.v1", customer);

        awaitActive(customer, user);
        assertThat(user.creations()).isEqualTo(2);
    }

    static Stream<ResponseDefinitionBuilder> outages() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503).withBody("<html>"),
                aResponse().withStatus(429).withHeader("Retry-After", "1"),
                aResponse().withStatus(403),
                aResponse().withStatus(201).withFixedDelay(4_000),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsWaitedOutAndTheCustomerStaysPending(ResponseDefinitionBuilder outage) {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        keycloak.stubFor(user.creation().atPriority(1).willReturn(outage));

        send("customer.created.v1", customer);

        await().atMost(Duration.ofSeconds(20)).until(() -> user.creations() >= 2);
        assertThat(lifecycle(customer)).isEqualTo("auth_pending");
        user.isUp();
        keycloak.stubFor(user.creation().atPriority(1).willReturn(user.created()));
        awaitActive(customer, user);
    }

    @Test
    void withoutAProviderTheServiceServesAndWaits() {
        String customer = withEmailAddress();

        send("customer.created.v1", customer);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> keycloak.getAllServeEvents().size() >= 3);
        assertThat(lifecycle(customer)).isEqualTo("auth_pending");
        KeycloakStub user = stub(customer).isUp();
        awaitActive(customer, user);
    }

    @Test
    void aClosedCustomersUserIsDisabledAndKeepsWhatItHas() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        send("customer.created.v1", customer);
        awaitActive(customer, user);

        as().delete(PATH + customer);
        send("customer.closed.v1", customer);

        await().until(user::isDisabled);
    }

    @Test
    void aRemovalThatOvertakesTheSignUpLeavesNoEnabledUser() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        user.first(user.creation(), user.created().withFixedDelay(1_500));
        send("customer.created.v1", customer);
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> keycloak.getAllServeEvents().size() > 0);

        as().delete(PATH + customer);

        await().until(user::isDisabled);
        assertThat(lifecycle(customer)).isEqualTo("inactive");
    }

    @Test
    void aCustomerThatWasClosedBeforeGetsNoUser() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        as().delete(PATH + customer);

        send("customer.created.v1", customer);
        awaitAllTaken(customer);

        assertThat(user.creations()).isZero();
    }

    /** A back end may name any user there is; that of another organisation is none of its business. */
    @Test
    void anotherOrganisationsUserIsNotDisabled() {
        String customer = create(NAMES);
        KeycloakStub foreign =
                KeycloakStub.of(keycloak, Organisation.fresh().id(), customer).isUp();
        KeycloakStub none = stub(customer);
        keycloak.stubFor(none.search().atPriority(1).willReturn(okJson("[]")));
        keycloak.stubFor(get(urlPathEqualTo(foreign.users() + "/groups")).willReturn(okJson("[]")));
        as().body(Map.of("auth_user_id", foreign.user())).patch(PATH + customer);
        as().delete(PATH + customer);

        send("customer.closed.v1", customer);

        await().until(() -> keycloak.getAllServeEvents().stream()
                .anyMatch(call -> call.getRequest().getUrl().startsWith(foreign.users() + "/groups")));
        awaitAllTaken(customer);
        assertThat(foreign.isChanged()).isFalse();
    }

    @Test
    void aUserThatTheProviderRefusesGoesToTheDeadLettersAndOthersGoOn() {
        String customer = withEmailAddress();
        KeycloakStub user = stub(customer).isUp();
        keycloak.stubFor(user.creation()
                .atPriority(1)
                .willReturn(aResponse().withStatus(400).withBody("{\"errorMessage\":\"error-invalid-email\"}")));

        send("customer.created.v1", customer);
        awaitAllTaken(customer);

        assertThat(lifecycle(customer)).isEqualTo("auth_pending");
        assertThat(kafka.consumeStrings()
                        .fromTopics(TOPIC + ".dead-letter", Duration.ofSeconds(5))
                        .awaitCompletion(Duration.ofSeconds(10))
                        .getRecords())
                .anySatisfy(record -> assertThat(record.key()).isEqualTo(customer));
    }

    /** Waits for a customer of the same partition who comes later. */
    private void awaitAllTaken(String key) {
        String last = withEmailAddress();
        KeycloakStub user = stub(last).isUp();
        new IncomingEvent(organisation, "customer.created.v1", key, 0, Map.of("customer_id", last), UUID.randomUUID())
                .send(kafka, TOPIC);
        awaitActive(last, user);
    }

    private void awaitActive(String customer, KeycloakStub user) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lifecycle(customer)).isEqualTo("active"));
        assertThat(as().get(PATH + customer).<String>path("data.auth_user_id")).isEqualTo(user.user());
    }

    private KeycloakStub stub(String customer) {
        return KeycloakStub.of(keycloak, organisation.id(), customer);
    }

    private void send(String type, String customer) {
        event(type, customer, 0).send(kafka, TOPIC);
    }

    private IncomingEvent event(String type, String customer, long version) {
        return new IncomingEvent(
                organisation, type, customer, version, Map.of("customer_id", customer), UUID.randomUUID());
    }

    private String withEmailAddress() {
        return create(Map.of(
                "first_name", "Aroha", "last_name", "Ngata", "email_address", UUID.randomUUID() + "@example.org"));
    }

    private String create(Map<String, ?> customer) {
        return as().body(customer).post(PATH).path("customer_id");
    }

    private String lifecycle(String customer) {
        return as().get(PATH + customer).path("data.customer_lifecycle");
    }

    private RequestSpecification as() {
        return RestAssured.given()
                .auth()
                .oauth2(organisation.token("customers:read", "customers:write"))
                .header("ahiko-app-id", organisation.appId())
                .contentType("application/json");
    }
}
