package io.homewatt.property;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.openapi.OpenApiFilter;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/** The property API as a back end of an organisation calls it. */
public record PropertyApi(Organisation organisation, KafkaCompanion kafka) {
    public static final String ICP = "0000143418TRD9F";

    public RequestSpecification asBackEnd() {
        return as(organisation.token("properties:read", "properties:write"));
    }

    public RequestSpecification as(String token) {
        return anonymously().auth().oauth2(token).header("ahiko-app-id", organisation.appId());
    }

    /** A request without credentials; its answer, like all others, has to be as it is documented. */
    static RequestSpecification anonymously() {
        return given().contentType(ContentType.JSON).filter(new OpenApiFilter());
    }

    public static String path(String customer) {
        return "/customer/v1/customers/" + customer + "/properties";
    }

    /** A customer whose event has come. */
    String customer(String lifecycle, String authUserId) {
        String id = newId("customer_");
        customerEvent(id, 0, lifecycle, authUserId).send(kafka, "homewatt.customers.v1");
        soon().until(() -> asBackEnd().get(path(id)).statusCode() == 200);
        return id;
    }

    String customer() {
        return customer("active", null);
    }

    public IncomingEvent customerEvent(String id, long version, String lifecycle, String authUserId) {
        Map<String, Object> data = new HashMap<>();
        data.put("customer_id", id);
        data.put("customer_lifecycle", lifecycle);
        data.put("auth_user_id", authUserId);
        return new IncomingEvent(
                organisation,
                version == 0 ? "customer.created.v1" : "customer.updated.v1",
                id,
                version,
                data,
                UUID.randomUUID());
    }

    String create(String customer, String icp) {
        return asBackEnd()
                .body(Map.of("icp", icp))
                .post(path(customer))
                .then()
                .statusCode(201)
                .extract()
                .path("data.property_id");
    }

    public static String path(String customer, String property) {
        return path(customer) + "/" + property;
    }

    /** A new customer's new property. */
    Home home() {
        return home("active", null);
    }

    Home home(String lifecycle, String authUserId) {
        String customer = customer(lifecycle, authUserId);
        return new Home(this, customer, create(customer, ICP));
    }

    /** Closes a customer's account, and waits until that is known here. */
    void close(String customer) {
        customerEvent(customer, 1, "inactive", null).send(kafka, "homewatt.customers.v1");
        soon().until(() -> asBackEnd()
                        .body(Map.of("icp", "0000130040TR3DB"))
                        .post(path(customer))
                        .statusCode()
                == 409);
    }

    /** Waits without losing time. */
    static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20));
    }

    public static String newId(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
