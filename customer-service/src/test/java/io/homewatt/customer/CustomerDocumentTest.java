package io.homewatt.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of the customer API's document, as it has them, and the answers that it promises. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class CustomerDocumentTest {
    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
    private static final Map<String, Object> SUCCESS = Map.of("success", true);

    private final Organisation organisation = Organisation.fresh();

    @Test
    void createACustomer() {
        Map<String, Object> answer = request()
                .body("{\"first_name\":\"John\",\"last_name\":\"Doe\"}")
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .extract()
                .path("");

        assertThat(answer).containsOnlyKeys("success", "customer_id").containsEntry("success", true);
        assertThat((String) answer.get("customer_id")).startsWith("customer_");
    }

    @Test
    void getACustomerByItsEmailAddress() {
        String id = johnDoe();

        Map<String, Object> answer = one().extract().path("");

        assertThat(answer).containsOnlyKeys("success", "data");
        one().body("success", equalTo(true))
                .body(
                        "data.keySet()",
                        containsInAnyOrder(
                                "customer_id",
                                "created_at",
                                "updated_at",
                                "first_name",
                                "last_name",
                                "auth_user_id",
                                "email_address",
                                "customer_lifecycle",
                                "property_list"))
                .body("data.customer_id", equalTo(id))
                .body("data.created_at", matchesPattern(TIME))
                .body("data.updated_at", matchesPattern(TIME))
                .body("data.first_name", equalTo("John"))
                .body("data.last_name", equalTo("Doe"))
                .body("data.auth_user_id", equalTo("auth0|abc123"))
                .body("data.email_address", equalTo("john.doe@example.org"))
                .body("data.customer_lifecycle", equalTo("active"))
                .body("data.property_list", instanceOf(List.class));
    }

    @Test
    void getAllCustomers() {
        String id = johnDoe();

        request()
                .get(CUSTOMERS)
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", equalTo(List.of(Map.of("customer_id", id, "email_address", "john.doe@example.org"))))
                .body("", not(hasKey("next_cursor")));
    }

    @ParameterizedTest
    @CsvSource({"first_name, Jane", "last_name, Roe", "auth_user_id, auth0|def456"})
    void updateASingleFieldOfACustomer(String attribute, String value) {
        String id = johnDoe();
        String before = one().extract().path("data.updated_at");

        Map<String, Object> answer = request()
                .body(Map.of(attribute, value))
                .patch(CUSTOMERS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("");

        assertThat(answer).isEqualTo(SUCCESS);
        String after = one().body("data." + attribute, equalTo(value)).extract().path("data.updated_at");
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void removeACustomer() {
        String id = johnDoe();

        Map<String, Object> answer = request()
                .delete(CUSTOMERS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("");

        assertThat(answer).isEqualTo(SUCCESS);
        one().body("data.customer_lifecycle", equalTo("inactive"));
    }

    /** Each value of the lifecycle is one that the document lists. */
    @Test
    void theLifecycleIsOneValue() {
        String id = request()
                .body("{\"first_name\":\"John\",\"last_name\":\"Doe\"}")
                .post(CUSTOMERS)
                .path("customer_id");
        String lifecycle = request().get(CUSTOMERS + "/" + id).path("data.customer_lifecycle");

        assertThat(lifecycle).isEqualTo("auth_pending").isIn(Set.of("active", "inactive", "auth_pending"));
    }

    @Test
    void theDocumentedErrors() {
        request().get("/customer/v1/customer").then().statusCode(404);
        RestAssured.given()
                .auth()
                .oauth2(organisation.token("properties:read"))
                .header("ahiko-app-id", organisation.appId())
                .get(CUSTOMERS)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse one() {
        return request()
                .get(CUSTOMERS + "?email_address=john.doe@example.org")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
    }

    private String johnDoe() {
        return request()
                .body(Map.of(
                        "first_name", "John",
                        "last_name", "Doe",
                        "email_address", "john.doe@example.org",
                        "auth_user_id", "auth0|abc123"))
                .post(CUSTOMERS)
                .path("customer_id");
    }

    private RequestSpecification request() {
        return new CustomerApi(organisation).asBackEnd();
    }
}
