package io.homewatt.property.customers;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.homewatt.property.PropertyApi.ICP;
import static io.homewatt.property.PropertyApi.newId;
import static io.homewatt.property.PropertyApi.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.homewatt.property.CustomerServiceResource;
import io.homewatt.property.PropertyApi;
import io.opentelemetry.context.Context;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class CustomersTest {
    KafkaCompanion kafka;
    WireMockServer customerService;

    @Inject
    Customers customers;

    @Inject
    Transactions transactions;

    private final String customer = newId("customer_");
    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void aCustomerWhoseEventHasNotComeIsAskedForWithTheCallersCredentials() {
        String token = api.organisation().token("properties:write", "customers:read");
        customerService.stubFor(lookup().withHeader("Authorization", equalTo("Bearer " + token))
                .withHeader("ahiko-app-id", equalTo(api.organisation().appId()))
                .willReturn(active()));

        api.as(token).body(Map.of("icp", ICP)).post(path(customer)).then().statusCode(201);
    }

    @Test
    void aCustomerServiceThatDoesNotAnswerIsAskedAgain() {
        for (ResponseDefinitionBuilder none : List.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(503),
                active().withFixedDelay(10_000))) {
            customerService.resetScenarios();
            customerService.stubFor(
                    lookup().inScenario(customer).willReturn(none).willSetStateTo("back"));
            customerService.stubFor(
                    lookup().inScenario(customer).whenScenarioStateIs("back").willReturn(active()));

            api.asBackEnd().get(path(customer)).then().statusCode(200);
        }
    }

    @Test
    void aCustomerThatNobodyKnowsIsNotFound() {
        answers(aResponse().withStatus(404));

        create(404, "customer_not_found");
    }

    @Test
    void aCustomerServiceThatIsDownIsNotAWrong404() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        create(503, "service_unavailable");

        answers(aResponse().withStatus(500));
        create(503, "service_unavailable");

        answers(aResponse().withStatus(403));
        create(503, "service_unavailable");

        answers(aResponse().withStatus(200).withFixedDelay(10_000));
        create(503, "service_unavailable");

        answers(okJson("[]"));
        create(503, "service_unavailable");
    }

    @Test
    void whatCustomerServiceCannotTellAnEventMayHaveToldMeanwhile() {
        answers(aResponse().withStatus(200).withFixedDelay(10_000));
        var creation = new AtomicReference<CompletableFuture<Void>>();

        ServiceDatabase.commitAfter(
                () -> creation.set(CompletableFuture.runAsync(() -> api.asBackEnd()
                        .body(Map.of("icp", ICP))
                        .post(path(customer))
                        .then()
                        .statusCode(201))),
                "insert into known_customer (org_id, id, lifecycle, version) values (?, ?, 'active', 0)",
                api.organisation().id(),
                CustomerId.parse(customer));

        assertThat(creation.get()).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void anEventThatComesLateDoesNotReopenAClosedCustomer() {
        api.customerEvent(customer, 2, "inactive", null).send(kafka, "homewatt.customers.v1");
        api.customerEvent(customer, 1, "active", null).send(kafka, "homewatt.customers.v1");
        String last = newId("customer_");
        var marker = api.customerEvent(last, 0, "active", null);
        new IncomingEvent(api.organisation(), marker.type(), customer, 0, marker.data(), marker.id())
                .send(kafka, "homewatt.customers.v1");
        await().until(() -> api.asBackEnd().get(path(last)).statusCode() == 200);

        create(409, "customer_inactive");
    }

    /** One by one they would be taken in, too, so that what comes by Kafka doesn't show it. */
    @Test
    void changesCanBeTakenAllAtOnce() throws Throwable {
        String open = newId("customer_");
        Organisation other = Organisation.fresh();

        VertxContextSupport.subscribeAndAwait(() -> transactions.write(session -> customers.put(
                session,
                List.of(
                        received(api.organisation(), customer, 2, "inactive", "user-1"),
                        received(api.organisation(), customer, 1, "active", "user-1"),
                        received(other, customer, 0, "active", null),
                        received(api.organisation(), open, 0, "active", null)))));

        create(409, "customer_inactive");
        api.asBackEnd().body(Map.of("icp", ICP)).post(path(open)).then().statusCode(201);
        new PropertyApi(other, kafka)
                .asBackEnd()
                .body(Map.of("icp", ICP))
                .post(path(customer))
                .then()
                .statusCode(201);
    }

    private static ReceivedCustomer received(
            Organisation organisation, String customer, long version, String lifecycle, String user) {
        return new ReceivedCustomer(
                new Event(
                        UUID.randomUUID(),
                        "customer.updated.v1",
                        customer,
                        Instant.now(),
                        organisation.id(),
                        version,
                        new byte[0],
                        Context.root()),
                CustomerId.parse(customer),
                new KnownCustomer(customer, lifecycle, user));
    }

    private void answers(ResponseDefinitionBuilder response) {
        customerService.stubFor(lookup().willReturn(response));
    }

    private MappingBuilder lookup() {
        return get(urlEqualTo("/customer/v1/customers/" + customer));
    }

    private ResponseDefinitionBuilder active() {
        return okJson("""
                {"success":true,"data":{"customer_id":"%s","customer_lifecycle":"active","auth_user_id":null,
                "first_name":"A","property_list":[]}}""".formatted(customer));
    }

    private void create(int status, String code) {
        var answer = api.asBackEnd()
                .body(Map.of("icp", ICP))
                .post(path(customer))
                .then()
                .statusCode(status)
                .body("error.code", Matchers.equalTo(code));
        if (status == 503) {
            answer.header("Retry-After", notNullValue());
        }
    }
}
