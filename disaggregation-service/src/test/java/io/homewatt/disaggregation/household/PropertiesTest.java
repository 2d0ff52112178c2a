package io.homewatt.disaggregation.household;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
@ActivateRequestContext
class PropertiesTest {
    private static final String ICP = "0000143418TRD9F";

    KafkaCompanion kafka;
    WireMockServer propertyService;

    @Inject
    Properties properties;

    @Inject
    Pool pool;

    private final Organisation organisation = Organisation.fresh();
    private final UUID customer = UUID.randomUUID();
    private final UUID property = UUID.randomUUID();

    @Test
    void aBackEndSeesTheKnownPropertiesOfTheirCustomers() {
        know("property.created.v1", 0);

        assertThat(seenBy(backEnd(), customer)).contains(new KnownProperty(property, customer, ICP));
        assertThat(seenBy(backEnd(), UUID.randomUUID())).isEmpty();
    }

    @Test
    void aHouseholdSeesItsOwnCustomersPropertiesOnly() {
        know("property.created.v1", 0);
        customer(0, null);
        assertThat(seenBy(household("user-1"), customer)).isEmpty();

        customer(1, "user-1");

        assertThat(seenBy(household("user-1"), customer)).isPresent();
        assertThat(seenBy(household("user-2"), customer)).isEmpty();
    }

    @Test
    void aRemovedPropertyIsNoneWhateverComesLater() {
        know("property.removed.v1", 3);
        know("property.verified.v1", 2);
        send("property.verified.v1", 4);
        customer(0, null);

        assertThat(seenBy(backEnd(), customer)).isEmpty();
    }

    @Test
    void anotherOrganisationsPropertyIsUnknown() {
        know("property.created.v1", 0);
        answers(aResponse().withStatus(404));

        assertThat(seenBy(new Caller(Organisation.fresh().id(), Optional.empty()), customer))
                .isEmpty();
    }

    @Test
    void propertyServiceIsAskedBeforeTheEventsHaveCome() {
        answers(there());
        assertThat(seenBy(backEnd(), customer)).contains(new KnownProperty(property, customer, ICP));

        know("property.created.v1", 0);
        assertThat(seenBy(household("user-1"), customer)).isPresent();
    }

    @Test
    void whatPropertyServiceDoesNotKnowIsNotThere() {
        answers(aResponse().withStatus(404));

        assertThat(seenBy(backEnd(), customer)).isEmpty();
    }

    @Test
    void aPropertyServiceThatDoesNotAnswerIsAskedAgain() {
        for (ResponseDefinitionBuilder none : List.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(503),
                there().withFixedDelay(10_000))) {
            propertyService.resetScenarios();
            propertyService.stubFor(
                    lookup().inScenario(property.toString()).willReturn(none).willSetStateTo("back"));
            propertyService.stubFor(lookup().inScenario(property.toString())
                    .whenScenarioStateIs("back")
                    .willReturn(there()));

            assertThat(seenBy(backEnd(), customer)).contains(new KnownProperty(property, customer, ICP));
        }
    }

    @Test
    void aPropertyServiceThatIsDownIsNoAnswer() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        isNoAnswer();
        answers(aResponse().withStatus(500));
        isNoAnswer();
        answers(aResponse().withStatus(403));
        isNoAnswer();
        answers(aResponse().withStatus(200).withFixedDelay(10_000));
        isNoAnswer();
        answers(okJson("{\"success\":true}"));
        isNoAnswer();
        answers(okJson("{\"success\":true,\"data\":{}}"));
        isNoAnswer();
    }

    @Test
    void whatPropertyServiceCannotTellAnEventMayHaveToldMeanwhile() {
        answers(aResponse().withStatus(200).withFixedDelay(10_000));
        var look = new AtomicReference<CompletableFuture<Optional<KnownProperty>>>();

        ServiceDatabase.commitAfter(
                () -> look.set(CompletableFuture.supplyAsync(() -> seenBy(backEnd(), customer))),
                "insert into known_property (org_id, id, customer_id, icp, removed, version) values (?, ?, ?, ?, false, 0)",
                organisation.id(),
                property,
                customer,
                ICP);

        assertThat(look.get())
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo(Optional.of(new KnownProperty(property, customer, ICP)));
    }

    private void isNoAnswer() {
        assertThatThrownBy(() -> seenBy(backEnd(), customer)).isInstanceOf(UncheckedIOException.class);
    }

    private Caller backEnd() {
        return new Caller(organisation.id(), Optional.empty());
    }

    private Caller household(String user) {
        return new Caller(organisation.id(), Optional.of(user));
    }

    private Optional<KnownProperty> seenBy(Caller caller, UUID ofCustomer) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> properties.seenBy(caller, ofCustomer, property));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void answers(ResponseDefinitionBuilder response) {
        propertyService.stubFor(lookup().willReturn(response));
    }

    private MappingBuilder lookup() {
        return get(urlEqualTo("/customer/v1/customers/" + PublicIds.CUSTOMER.of(customer) + "/properties/"
                + PublicIds.PROPERTY.of(property)));
    }

    private ResponseDefinitionBuilder there() {
        return okJson("""
                {"success":true,"data":{"customer_id":"%s","property_id":"%s","icp":"%s","usage_snapshots":[]}}""".formatted(PublicIds.CUSTOMER.of(customer), PublicIds.PROPERTY.of(property), ICP));
    }

    private void know(String type, long version) {
        send(type, version);
        await().until(() -> knows("known_property", property));
    }

    private void send(String type, long version) {
        Map<String, Object> data = Map.of(
                "property_id",
                PublicIds.PROPERTY.of(property),
                "customer_id",
                PublicIds.CUSTOMER.of(customer),
                "icp",
                ICP,
                "property_lifecycle",
                "verified");
        new IncomingEvent(organisation, type, PublicIds.PROPERTY.of(property), version, data, UUID.randomUUID())
                .send(kafka, "homewatt.properties.v1");
        // Behind it, so that it has been taken in when this one has.
        UUID marker = UUID.randomUUID();
        Map<String, Object> last = new HashMap<>(data);
        last.put("property_id", PublicIds.PROPERTY.of(marker));
        new IncomingEvent(organisation, type, PublicIds.PROPERTY.of(property), 0, last, UUID.randomUUID())
                .send(kafka, "homewatt.properties.v1");
        await().until(() -> knows("known_property", marker));
    }

    private void customer(long version, String authUserId) {
        Map<String, Object> data = new HashMap<>();
        data.put("customer_id", PublicIds.CUSTOMER.of(customer));
        data.put("customer_lifecycle", "active");
        data.put("auth_user_id", authUserId);
        new IncomingEvent(
                        organisation,
                        "customer.updated.v1",
                        PublicIds.CUSTOMER.of(customer),
                        version,
                        data,
                        UUID.randomUUID())
                .send(kafka, "homewatt.customers.v1");
        await().until(() ->
                pool.preparedQuery("select from known_customer where org_id = $1 and id = $2 and version = $3")
                                .executeAndAwait(Tuple.of(organisation.id(), customer, version))
                                .rowCount()
                        == 1);
    }

    private boolean knows(String table, UUID id) {
        return pool.preparedQuery("select from " + table + " where org_id = $1 and id = $2")
                        .executeAndAwait(Tuple.of(organisation.id(), id))
                        .rowCount()
                == 1;
    }
}
