package io.homewatt.property;

import static io.homewatt.property.PropertyApi.ICP;
import static io.homewatt.property.PropertyApi.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.homewatt.platform.events.Event;
import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.homewatt.platform.testing.ServiceDatabase;
import io.homewatt.property.customers.CustomerId;
import io.opentelemetry.context.Context;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class VerificationTest {
    private static final String TOPIC = "homewatt.icps.v1";
    private static final String NOON = "2026-03-01T12:00:00.000000Z";
    private static final String MORNING = "2026-03-01T09:00:00.000000Z";

    KafkaCompanion kafka;

    @Inject
    VerifyProperty verifyProperty;

    private PropertyApi api;
    private String customer;
    private String property;

    @BeforeEach
    void aPropertyToVerify() {
        api = new PropertyApi(Organisation.fresh(), kafka);
        customer = api.customer();
        property = api.create(customer, ICP);
    }

    @Test
    void aKnownIcpVerifiesItsProperty() {
        send(verified(NOON));

        await().untilAsserted(() -> api.asBackEnd()
                .get(path(customer) + "/" + property)
                .then()
                .body("data.property_lifecycle", equalTo("verified"))
                .body("data.network_reporting_region", equalTo("17"))
                .body("data.cache_smart_meter", equalTo(true))
                .body("data.cache_meter_active", equalTo(true))
                .body("data.cache_flow_directions", contains("injection", "extraction"))
                .body("data.verification.status", equalTo("verified"))
                .body("data.verification.reason", equalTo(null))
                .body("data.verification.checked_at", equalTo(NOON)));
        SentEvent event = lastSent();
        assertThat(event.type()).isEqualTo("property.verified.v1");
        assertThat(event.key()).isEqualTo(property);
        assertThat(event.aggregateVersion()).isEqualTo(1);
        assertThat(EventSchema.of(event.type()).faults(event.data().toString())).isEmpty();
    }

    @Test
    void anUnknownIcpLeavesThePropertyUnverifiedAndSaysWhy() {
        send(rejected(NOON));

        await().untilAsserted(() -> api.asBackEnd()
                .get(path(customer) + "/" + property)
                .then()
                .body("data.property_lifecycle", equalTo("unverified"))
                .body("data", not(hasKey("cache_smart_meter")))
                .body("data.verification.status", equalTo("rejected"))
                .body("data.verification.reason", equalTo("check_digits_wrong")));
        SentEvent event = lastSent();
        assertThat(event.type()).isEqualTo("property.rejected.v1");
        assertThat(EventSchema.of(event.type()).faults(event.data().toString())).isEmpty();
    }

    @Test
    void anAnswerThatComesTwiceVerifiesOnce() {
        IncomingEvent event = verified(NOON);
        send(event);
        send(event);

        awaitAllTaken();

        assertThat(SentEvent.of(api.organisation()))
                .filteredOn(sent -> sent.key().equals(property) && sent.type().equals("property.verified.v1"))
                .hasSize(1);
    }

    @Test
    void anAnswerThatComesBeforeItsPropertyCanBeSeenIsKept() {
        UUID existing = PropertyId.parse(property);
        property = PropertyId.of(UUID.randomUUID());
        customer = api.customer();

        ServiceDatabase.commitAfter(
                () -> send(verified(NOON)), """
                insert into property select (jsonb_populate_record(p, jsonb_build_object(
                  'id', ?::uuid, 'customer_id', ?::uuid))).* from property p where id = ?""", PropertyId.parse(property), CustomerId.parse(customer), existing);

        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("verified"));
    }

    @Test
    void answersThatWaitedAreTakenTogetherAndEachForItself() {
        Home home = api.home();
        Home another = api.home();
        Home removed = api.home();
        removed.remove().then().statusCode(200);
        IncomingEvent twice = another.verified(NOON);

        ServiceDatabase.commitAfter(
                () -> {
                    // More than the polls that are made ahead wait for their property, and the next for them.
                    for (int i = 0; i < 5; i++) {
                        send(verified(NOON));
                    }
                    send(home.verified(MORNING));
                    send(removed.verified(NOON));
                    send(twice);
                    send(home.verified(NOON).withData("{"));
                    send(home.rejected("not_found", NOON));
                    send(twice);
                    send(home.verified(MORNING));
                },
                "update property set icp = icp where id = ?",
                PropertyId.parse(property));
        awaitAllTaken();

        assertThat(home.sentTypes())
                .containsExactly("property.created.v1", "property.verified.v1", "property.rejected.v1");
        assertThat(another.sentTypes()).containsExactly("property.created.v1", "property.verified.v1");
    }

    /** One by one they would be taken in, too, so that what came by Kafka doesn't show it. */
    @Test
    void answersCanBeTakenAllAtOnce() throws Throwable {
        Home home = api.home();
        Home another = api.home();
        Home removed = api.home();
        removed.remove().then().statusCode(200);

        VertxContextSupport.subscribeAndAwait(() -> verifyProperty.take(List.of(
                received(home, null, MORNING),
                received(removed, null, NOON),
                received(home, "not_found", NOON),
                received(another, null, NOON),
                received(home, null, MORNING))));

        assertThat(home.sentTypes())
                .containsExactly("property.created.v1", "property.verified.v1", "property.rejected.v1");
        assertThat(another.sentTypes()).containsExactly("property.created.v1", "property.verified.v1");
    }

    @Test
    void anOlderAnswerThatComesLateChangesNothing() {
        send(verified(NOON));
        send(rejected(MORNING));

        awaitAllTaken();

        api.asBackEnd()
                .get(path(customer) + "/" + property)
                .then()
                .body("data.verification.status", equalTo("verified"));
    }

    @Test
    void anAnswerOfAnotherOrganisationChangesNothing() {
        send(verified(NOON).of(Organisation.fresh()));

        awaitAllTaken();

        assertThat(status()).isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "17", "{\"property_id\":\"x\"}", "{\"flow_directions\":17}"})
    void aMessageThatCannotBeUnderstoodGoesToTheDeadLettersAndOthersGoOn(String data) {
        send(verified(NOON).withData(data));

        awaitAllTaken();

        assertThat(status()).isEqualTo("pending");
        assertThat(kafka.consumeStrings()
                        .fromTopics(TOPIC + ".dead-letter", Duration.ofSeconds(10))
                        .awaitNextRecord(Duration.ofSeconds(10))
                        .getRecords())
                .isNotEmpty();
    }

    /** Waits for another property's answer that was sent last, on the same partition. */
    private void awaitAllTaken() {
        String other = api.customer();
        String last = api.create(other, ICP);
        var data = data(NOON);
        data.put("property_id", last);
        send(new IncomingEvent(api.organisation(), "icp.verified.v1", property, 0, data, UUID.randomUUID()));
        await().atMost(Duration.ofSeconds(20)).until(() -> "verified"
                .equals(api.asBackEnd().get(path(other) + "/" + last).path("data.verification.status")));
    }

    private String status() {
        return api.asBackEnd().get(path(customer) + "/" + property).path("data.verification.status");
    }

    private SentEvent lastSent() {
        List<SentEvent> sent = SentEvent.of(api.organisation());
        return sent.get(sent.size() - 1);
    }

    private ReceivedAnswer received(Home home, String reason, String checkedAt) {
        String organisation = api.organisation().id();
        Instant at = Instant.parse(checkedAt);
        return new ReceivedAnswer(
                new Event(UUID.randomUUID(), "", home.property(), at, organisation, 0, new byte[0], Context.root()),
                new Property.Key(organisation, PropertyId.parse(home.property())),
                reason == null,
                new IcpAnswer(home.property(), ICP, "17", true, true, List.of("extraction"), reason, at));
    }

    private void send(IncomingEvent event) {
        event.send(kafka, TOPIC);
    }

    private IncomingEvent verified(String checkedAt) {
        var data = data(checkedAt);
        data.put("network_reporting_region", "17");
        data.put("smart_meter", true);
        data.put("meter_active", true);
        data.put("flow_directions", List.of("injection", "extraction"));
        return new IncomingEvent(api.organisation(), "icp.verified.v1", property, 0, data, UUID.randomUUID());
    }

    private IncomingEvent rejected(String checkedAt) {
        var data = data(checkedAt);
        data.put("reason", "check_digits_wrong");
        return new IncomingEvent(api.organisation(), "icp.rejected.v1", property, 0, data, UUID.randomUUID());
    }

    private Map<String, Object> data(String checkedAt) {
        Map<String, Object> data = new HashMap<>();
        data.put("property_id", property);
        data.put("customer_id", customer);
        data.put("icp", ICP);
        data.put("smart_meter", false);
        data.put("meter_active", false);
        data.put("flow_directions", List.of());
        data.put("checked_at", checkedAt);
        return data;
    }
}
