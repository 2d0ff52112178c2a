package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each request of the property API's document, as it is written there, and its sample answer. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class PropertyDocumentTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    /** "Creating a Customers Property - POST". */
    @Test
    void createsAProperty() {
        String customer = api.customer();

        JsonNode answer = answer(request()
                .body("""
                        {"customer_id": "%s", "icp": "0005834930RN094"}""".formatted(customer))
                .post("/customer/v1/customers/{customer_id}/properties", customer));

        sameMembers(answer, """
                {
                "success": true,
                "data": {
                "customer_id": "customer_123456",
                "property_id": "property_78910"
                }
                }""");
        assertThat(answer.at("/data/customer_id").asText()).isEqualTo(customer);
        assertThat(answer.at("/data/property_id").asText()).startsWith("property_");
    }

    /** "Getting a Customers Property - GET", once the property is verified. */
    @Test
    void getsAVerifiedProperty() {
        String customer = api.customer();
        Home home = new Home(api, customer, api.create(customer, "0005834930RN094"));
        home.answered(Home.withIcp(home.verified("2026-03-01T12:00:00.000000Z"), "0005834930RN094"));

        JsonNode answer = answer(request()
                .get(
                        "/customer/v1/customers/{customer_id}/properties/{property_id}",
                        home.customer(),
                        home.property()));

        JsonNode sample = json("""
                {
                "success": true,
                "data": {
                "customer_id": "customer_123456",
                "property_id": "property_78910",
                "icp": "0005834930RN094",
                "network_reporting_region": "17",
                "cache_smart_meter": true,
                "cache_meter_active": true,
                "property_lifecycle": "verified",
                "cache_flow_directions": [
                "injection",
                "extraction"
                ]
                }
                }""");
        assertThat(answer.get("success")).isEqualTo(sample.get("success"));
        sample.get("data").properties().forEach(member -> {
            if (!member.getKey().endsWith("_id")) {
                assertThat(answer.get("data").get(member.getKey())).isEqualTo(member.getValue());
            }
        });
        assertThat(answer.at("/data/customer_id").asText()).isEqualTo(home.customer());
        assertThat(answer.at("/data/property_id").asText()).isEqualTo(home.property());
    }

    /** What the first "GET" of the document leads to, before the engine behind the scenes has done its work. */
    @Test
    void getsAnUnverifiedProperty() {
        Home home = api.home();

        JsonNode answer = answer(request()
                .get(
                        "/customer/v1/customers/{customer_id}/properties/{property_id}",
                        home.customer(),
                        home.property()));

        assertThat(answer.at("/data/property_lifecycle").asText()).isEqualTo("unverified");
        assertThat(answer.get("data").has("network_reporting_region")).isFalse();
    }

    /** The first request of the document: "make a GET request to … /properties". */
    @Test
    void listsProperties() {
        Home home = api.home();

        JsonNode answer = answer(request().get("/customer/v1/customers/{customer_id}/properties", home.customer()));

        assertThat(answer.get("success").asBoolean()).isTrue();
        assertThat(answer.get("data").isArray()).isTrue();
        assertThat(answer.at("/data/0/property_id").asText()).isEqualTo(home.property());
    }

    /** "Attach Usage a Customer's Property - PATCH". */
    @Test
    void attachesUsage() {
        Home home = api.home();

        for (String type : new String[] {"actual", "synthetic_solar", "net"}) {
            JsonNode answer = answer(request()
                    .body("""
                            {"usage_snapshot_id": "usage_snapshot_1234", "usage_snapshot_type": "%s"}""".formatted(type))
                    .patch(
                            "/customer/v1/customers/{customer_id}/properties/{property_id}",
                            home.customer(),
                            home.property()));

            sameMembers(answer, """
                    {
                    "success": true,
                    "data": {
                    "customer_id": "customer_123456",
                    "property_id": "property_78910"
                    }
                    }""");
        }
    }

    /** "Attach Insight Plan Comparison to a Customer's Property - POST". */
    @Test
    void attachesAComparison() {
        Home home = api.home();

        JsonNode answer = answer(request()
                .body("""
                        {"comparison_saga_id": "comparison_saga_1234"}""")
                .post(
                        "/customer/v1/customers/{customer_id}/properties/{property_id}/comparisons",
                        home.customer(),
                        home.property()));

        sameMembers(answer, """
                {
                "success": true,
                "data": {
                "customer_id": "customer_123456",
                "property_id": "property_78910",
                "comparison_saga_id": "comparison_saga_1234"
                }
                }""");
        assertThat(answer.at("/data/comparison_saga_id").asText()).isEqualTo("comparison_saga_1234");
    }

    /** "404 The url does not exist", "403 You are not allowed": "any response code that is greater than 399" is an error. */
    @Test
    void refusesAsDocumented() {
        Home home = api.home();

        assertThat(request()
                        .get("/customer/v1/customers/customer_123456/properties/property_78910")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.as(api.organisation().token("customers:read"))
                        .get(home.path())
                        .statusCode())
                .isEqualTo(403);
    }

    /** The headers of the document, and no others. */
    private RequestSpecification request() {
        return api.asBackEnd();
    }

    private static JsonNode answer(Response response) {
        assertThat(response.statusCode()).as(response::asString).isLessThan(400);
        assertThat(response.contentType()).startsWith("application/json");
        return json(response.asString());
    }

    /** The same members, of the same types, in the same nesting, and no others. */
    private static void sameMembers(JsonNode answer, String sample) {
        sameMembers(answer, json(sample));
    }

    private static void sameMembers(JsonNode answer, JsonNode sample) {
        assertThat(answer.getNodeType()).isEqualTo(sample.getNodeType());
        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> sample.fieldNames());
        sample.properties().forEach(member -> sameMembers(answer.get(member.getKey()), member.getValue()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
