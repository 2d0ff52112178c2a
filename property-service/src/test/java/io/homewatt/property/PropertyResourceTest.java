package io.homewatt.property;

import static io.homewatt.property.PropertyApi.ICP;
import static io.homewatt.property.PropertyApi.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class PropertyResourceTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void aCreatedPropertyIsReadBackUnverified() {
        String customer = api.customer();

        var created = api.asBackEnd()
                .body(Map.of("icp", "0000143418trd9f", "customer_id", customer))
                .post(path(customer))
                .then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.customer_id", equalTo(customer))
                .body("data.property_id", matchesPattern("property_[0-9a-f]{32}"))
                .extract();
        String id = created.path("data.property_id");
        assertThat(created.header("Location")).endsWith(path(customer) + "/" + id);

        api.asBackEnd()
                .get(path(customer) + "/" + id)
                .then()
                .statusCode(200)
                .body("data.customer_id", equalTo(customer))
                .body("data.property_id", equalTo(id))
                .body("data.icp", equalTo(ICP))
                .body("data.property_lifecycle", equalTo("unverified"))
                .body("data.verification.status", equalTo("pending"))
                .body("data", not(hasKey("network_reporting_region")))
                .body("data", not(hasKey("cache_smart_meter")))
                .body("data", not(hasKey("cache_meter_active")))
                .body("data", not(hasKey("cache_flow_directions")));
    }

    @Test
    void creatingSendsOneEvent() {
        String customer = api.customer();
        String id = api.create(customer, ICP);

        List<SentEvent> sent = SentEvent.of(api.organisation());

        assertThat(sent).hasSize(1);
        SentEvent event = sent.get(0);
        assertThat(event.topic()).isEqualTo("homewatt.properties.v1");
        assertThat(event.key()).isEqualTo(id);
        assertThat(event.type()).isEqualTo("property.created.v1");
        assertThat(EventSchema.of(event.type()).faults(event.data().toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "property.created.v1",
                "property.verified.v1",
                "property.rejected.v1",
                "property.verification-requested.v1",
                "property.usage-attached.v1",
                "property.comparison-attached.v1",
                "property.removed.v1"
            })
    void theExampleOfAnEventFitsItsSchema(String type) {
        var schema = EventSchema.of(type);

        assertThat(schema.faults(schema.example())).isEmpty();
        assertThat(schema.faults("{}")).isNotEmpty();
    }

    @Test
    void anIcpBelongsToACustomerOnceAndToTwoCustomersAtATime() {
        String customer = api.customer();
        api.create(customer, ICP);

        api.asBackEnd()
                .body(Map.of("icp", ICP.toLowerCase(java.util.Locale.ROOT)))
                .post(path(customer))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("property_exists"));
        assertThat(SentEvent.of(api.organisation())).hasSize(1);
        api.create(api.customer(), ICP);
    }

    @Test
    void aClosedCustomerGetsNoProperty() {
        String customer = api.customer("inactive", null);

        api.asBackEnd()
                .body(Map.of("icp", ICP))
                .post(path(customer))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("customer_inactive"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"icp\":\"ABC\"} | icp",
                "{\"icp\":\"0000143418TRD9F0\"} | icp",
                "{\"icp\":\"0000143418TRD9G\"} | icp",
                "{\"icp\":\"00001434181RD9F\"} | icp",
                "{\"icp\":143418} | icp",
                "{\"icp\":null} | icp",
                "{} | icp",
                "{\"icp\":\"0000143418TRD9F\",\"customer_id\":\"customer_1\"} | customer_id",
                "{\"icp\":\"0000143418TRD9F\",\"verified\":true} | verified"
            })
    void anInvalidFieldIsNamed(String body, String field) {
        api.asBackEnd()
                .body(body)
                .post(path(api.customer()))
                .then()
                .statusCode(400)
                .body("success", equalTo(false))
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field));
    }

    @Test
    void aListGoesOnFromPageToPage() {
        String customer = api.customer();
        List<String> created = new ArrayList<>();
        for (String icp : List.of("0000130040TR3DB", "0000120725TR687", "0000143772TR3FD")) {
            created.add(api.create(customer, icp));
        }
        api.create(api.customer(), ICP);

        var first = api.asBackEnd()
                .get(path(customer) + "?limit=2")
                .then()
                .body("data[0].icp", equalTo("0000130040TR3DB"))
                .extract();
        List<String> listed = new ArrayList<>(first.<List<String>>path("data.property_id"));
        var second = api.asBackEnd()
                .get(path(customer) + "?limit=2&cursor=" + first.path("next_cursor"))
                .then()
                .body("", not(hasKey("next_cursor")))
                .extract();
        listed.addAll(second.path("data.property_id"));

        assertThat(listed).isEqualTo(created);
    }

    @Test
    void aPropertyOfAnotherCustomerIsNotFound() {
        String customer = api.customer();
        String id = api.create(customer, ICP);

        api.asBackEnd()
                .get(path(api.customer()) + "/" + id)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("property_not_found"));
        api.asBackEnd().get(path(customer) + "/x").then().statusCode(404);
        api.asBackEnd()
                .get(path("x") + "/" + id)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("customer_not_found"));
    }

    @Test
    void aCustomerWithoutPropertiesHasAnEmptyList() {
        api.asBackEnd().get(path(api.customer())).then().statusCode(200).body("data", hasSize(0));
    }

    @Test
    void theApisDocumentIsThere() {
        RestAssured.get("/docs/property/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Homewatt properties"))
                .body("paths.size()", equalTo(4));
        RestAssured.get("/docs/property/swagger-ui/").then().statusCode(200);
    }
}
