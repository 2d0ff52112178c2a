package io.homewatt.customer.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.homewatt.platform.events.Event;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.PublicId;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.opentelemetry.context.Context;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class PropertyEventsTest {
    private static final String TOPIC = "homewatt.properties.v1";

    KafkaCompanion kafka;

    @Inject
    PropertyLists lists;

    @Inject
    Transactions transactions;

    private final Organisation organisation = Organisation.fresh();
    private final String property = "property_" + digits();

    @Test
    void aPropertyIsListedWithWhatIsLastKnownOfIt() {
        String customer = customer();

        send(event("property.created.v1", 0, customer, "unverified"));
        await().untilAsserted(() -> assertThat(listed(customer)).containsExactly(entry("unverified")));

        send(event("property.verified.v1", 1, customer, "verified"));
        await().untilAsserted(() -> assertThat(listed(customer)).containsExactly(entry("verified")));
    }

    @Test
    void anEventThatComesLateChangesNothing() {
        String customer = customer();
        send(event("property.verified.v1", 1, customer, "verified"));
        send(event("property.created.v1", 0, customer, "unverified"));

        awaitAllTaken(customer);

        assertThat(listed(customer)).contains(entry("verified"));
    }

    @Test
    void aRemovedPropertyIsNotListedAndDoesNotComeBack() {
        String customer = customer();
        send(event("property.created.v1", 0, customer, "unverified"));
        await().untilAsserted(() -> assertThat(listed(customer)).containsExactly(entry("unverified")));

        send(event("property.removed.v1", 2, customer, "verified"));
        send(event("property.verified.v1", 1, customer, "verified"));
        awaitAllTaken(customer);

        assertThat(listed(customer)).hasSize(1).doesNotContain(entry("verified"), entry("unverified"));
    }

    @Test
    void aPropertyWhoseRemovalComesFirstIsNeverListed() {
        String customer = customer();
        send(event("property.removed.v1", 1, customer, "unverified"));
        send(event("property.created.v1", 0, customer, "unverified"));

        awaitAllTaken(customer);

        assertThat(listed(customer)).hasSize(1).doesNotContain(entry("unverified"));
    }

    @Test
    void anEventThatComesTwiceIsListedOnce() {
        String customer = customer();
        IncomingEvent event = event("property.created.v1", 0, customer, "unverified");
        send(event);
        send(event);

        awaitAllTaken(customer);

        assertThat(listed(customer)).hasSize(2);
    }

    @Test
    void ofWhatWaitedTogetherTheLatestIsListed() {
        String customer = customer();
        awaitAllTaken(customer);
        UUID blocked = PropertyLists.PROPERTY
                .parse(listed(customer).get(0).get("property_id"))
                .orElseThrow();
        String removed = "property_" + digits();

        ServiceDatabase.commitAfter(
                () -> {
                    // More than the polls that are made ahead wait for a row, and the next for them.
                    for (int i = 1; i <= 5; i++) {
                        send(event(
                                PropertyLists.PROPERTY.of(blocked), "property.verified.v1", i, customer, "verified"));
                    }
                    send(event("property.verified.v1", 1, customer, "verified"));
                    send(event("property.created.v1", 0, customer, "unverified"));
                    send(event("property.created.v1", 0, customer, "unverified").of(Organisation.fresh()));
                    send(event(removed, "property.removed.v1", 1, customer, "unverified"));
                    send(event(removed, "property.created.v1", 0, customer, "unverified"));
                },
                "update customer_property set removed = removed where property_id = ?",
                blocked);
        awaitAllTaken(customer);

        assertThat(listed(customer)).hasSize(3).contains(entry("verified"));
    }

    /** One by one they would be taken in, too, so that what came by Kafka doesn't show it. */
    @Test
    void changesCanBeTakenAllAtOnce() throws Throwable {
        String customer = customer();
        String removed = "property_" + digits();

        VertxContextSupport.subscribeAndAwait(() -> transactions.write(session -> lists.put(
                session,
                List.of(
                        received(property, "property.verified.v1", 1, customer, "verified"),
                        received(property, "property.created.v1", 0, customer, "unverified"),
                        received(removed, "property.removed.v1", 1, customer, "unverified"),
                        received(removed, "property.created.v1", 0, customer, "unverified")))));

        assertThat(listed(customer)).containsExactly(entry("verified"));
    }

    /** What is compared with the tag is read in another way than what was answered. */
    @Test
    void theTagOfACustomerWithPropertiesFits() {
        String customer = customer();
        send(event("property.verified.v1", 1, customer, "verified"));
        awaitAllTaken(customer);
        String address = "/customer/v1/customers/" + customer;

        as(organisation)
                .header("If-Match", as(organisation).get(address).header("ETag"))
                .body("{\"first_name\":\"B\"}")
                .patch(address)
                .then()
                .statusCode(200);

        assertThat(listed(customer)).hasSize(2);
    }

    @Test
    void anotherOrganisationsEventIsNotListed() {
        String customer = customer();
        var foreign = event("property.created.v1", 0, customer, "unverified").of(Organisation.fresh());
        send(foreign);

        awaitAllTaken(customer);

        assertThat(listed(customer)).hasSize(1).doesNotContain(entry("unverified"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"property_id\":\"x\"}", "{\"property_id\":{}}"})
    void aMessageThatCannotBeUnderstoodGoesToTheDeadLettersAndOthersGoOn(String data) {
        String customer = customer();
        var broken = event("property.created.v1", 0, customer, "unverified").withData(data);
        send(broken);

        awaitAllTaken(customer);

        var dead = kafka.consumeStrings()
                .fromTopics(TOPIC + ".dead-letter", Duration.ofSeconds(10))
                .awaitNextRecord(Duration.ofSeconds(10))
                .getRecords();
        assertThat(dead).anySatisfy(record -> assertThat(record.headers().lastHeader("dead-letter-reason"))
                .isNotNull());
    }

    /** Waits for a property that was sent last: by then all that was sent before on its partition is taken in. */
    private void awaitAllTaken(String customer) {
        String last = "property_" + digits();
        send(new IncomingEvent(
                organisation, "property.created.v1", property, 0, data(last, customer, "last"), UUID.randomUUID()));
        await().atMost(Duration.ofSeconds(20)).until(() -> listed(customer).stream()
                .anyMatch(entry -> entry.get("property_id").equals(last)));
    }

    private IncomingEvent event(String type, long version, String customer, String lifecycle) {
        return event(property, type, version, customer, lifecycle);
    }

    private IncomingEvent event(String id, String type, long version, String customer, String lifecycle) {
        return new IncomingEvent(organisation, type, id, version, data(id, customer, lifecycle), UUID.randomUUID());
    }

    private ReceivedChange received(String id, String type, long version, String customer, String lifecycle) {
        return new ReceivedChange(
                new Event(
                        UUID.randomUUID(),
                        type,
                        id,
                        Instant.now(),
                        organisation.id(),
                        version,
                        new byte[0],
                        Context.root()),
                PropertyLists.PROPERTY.parse(id).orElseThrow(),
                new PublicId("customer_").parse(customer).orElseThrow(),
                new PropertyChanged(id, customer, "0000143418TRD9F", lifecycle));
    }

    private static Map<String, Object> data(String property, String customer, String lifecycle) {
        return Map.of(
                "property_id",
                property,
                "customer_id",
                customer,
                "icp",
                "0000143418TRD9F",
                "property_lifecycle",
                lifecycle,
                "a_later_member",
                1);
    }

    private Map<String, String> entry(String lifecycle) {
        return Map.of("property_id", property, "icp", "0000143418TRD9F", "property_lifecycle", lifecycle);
    }

    private void send(IncomingEvent event) {
        event.send(kafka, TOPIC);
    }

    private String customer() {
        String id = as(organisation)
                .body(Map.of("first_name", "A", "last_name", "B"))
                .post("/customer/v1/customers")
                .path("customer_id");
        as(organisation).get("/customer/v1/customers/" + id).then().body("data.property_list", empty());
        return id;
    }

    private List<Map<String, String>> listed(String customer) {
        return as(organisation).get("/customer/v1/customers/" + customer).path("data.property_list");
    }

    private static io.restassured.specification.RequestSpecification as(Organisation organisation) {
        return RestAssured.given()
                .auth()
                .oauth2(organisation.token("customers:read", "customers:write"))
                .header("ahiko-app-id", organisation.appId())
                .contentType("application/json");
    }

    private static String digits() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
