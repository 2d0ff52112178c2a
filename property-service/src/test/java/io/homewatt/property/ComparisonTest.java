package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class ComparisonTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void anAttachedComparisonIsShownWithItsProperty() {
        Home home = api.home();

        home.attachComparison("comparison_saga_1234")
                .then()
                .statusCode(200)
                .body(
                        "data",
                        equalTo(Map.of(
                                "customer_id",
                                home.customer(),
                                "property_id",
                                home.property(),
                                "comparison_saga_id",
                                "comparison_saga_1234")));

        home.get().body("data.comparison_saga_ids", contains("comparison_saga_1234"));
        assertThat(home.lastSent().type()).isEqualTo("property.comparison-attached.v1");
        assertThat(home.lastSent().data().get("comparison_saga_id").asText()).isEqualTo("comparison_saga_1234");
    }

    @Test
    void attachingAComparisonAgainChangesNothing() {
        Home home = api.home();
        home.attachComparison("saga_b");
        home.attachComparison("saga_a");
        String updated = home.get().extract().path("data.updated_at");

        home.attachComparison("saga_b").then().statusCode(200).body("data.comparison_saga_id", equalTo("saga_b"));

        home.get()
                .body("data.comparison_saga_ids", contains("saga_b", "saga_a"))
                .body("data.updated_at", equalTo(updated));
        assertThat(home.sentTypes())
                .containsExactly(
                        "property.created.v1", "property.comparison-attached.v1", "property.comparison-attached.v1");
    }

    @Test
    void nothingIsAttachedToAClosedAccount() {
        Home home = api.home();
        api.close(home.customer());

        home.attachComparison("saga").then().statusCode(409).body("error.code", equalTo("customer_inactive"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | comparison_saga_id",
                "{\"comparison_saga_id\":null} | comparison_saga_id",
                "{\"comparison_saga_id\":[]} | comparison_saga_id",
                "{\"comparison_saga_id\":\"a b\"} | comparison_saga_id",
                "{\"comparison_saga_id\":\"s\",\"property_id\":\"p\"} | property_id"
            })
    void anInvalidFieldIsNamed(String body, String field) {
        api.asBackEnd()
                .body(body)
                .post(api.home().path() + "/comparisons")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field));
    }
}
