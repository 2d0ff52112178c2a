package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
class UsageTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void anAttachedSnapshotIsShownWithItsProperty() {
        Home home = api.home();
        home.get().body("data.usage_snapshots", empty());

        home.attachUsage("usage_1", "actual")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", equalTo(Map.of("customer_id", home.customer(), "property_id", home.property())));

        home.get()
                .body(
                        "data.usage_snapshots",
                        contains(Map.of("usage_snapshot_id", "usage_1", "usage_snapshot_type", "actual")));
        assertThat(home.lastSent().type()).isEqualTo("property.usage-attached.v1");
        assertThat(home.lastSent().data().get("usage_snapshot_id").asText()).isEqualTo("usage_1");
    }

    @Test
    void aSecondSnapshotOfTheSameTypeReplacesTheFirst() {
        Home home = api.home();
        home.attachUsage("usage_1", "actual");
        home.attachUsage("usage_2", "net");

        home.attachUsage("usage_3", "actual");

        home.get()
                .body("data.usage_snapshots", hasSize(2))
                .body("data.usage_snapshots.usage_snapshot_id", contains("usage_3", "usage_2"));
        assertThat(home.sentTypes()).hasSize(4);
    }

    @Test
    void theSameSnapshotAgainChangesNothing() {
        Home home = api.home();
        home.attachUsage("usage_1", "actual");
        String updated = home.get().extract().path("data.updated_at");

        home.attachUsage("usage_1", "actual").then().statusCode(200);

        home.get().body("data.updated_at", equalTo(updated));
        assertThat(home.sentTypes()).containsExactly("property.created.v1", "property.usage-attached.v1");
    }

    @Test
    void whatIsAttachedIsListedWithItsOwnProperty() {
        Home home = api.home();
        String other = api.create(home.customer(), "0000130040TR3DB");
        home.attachUsage("usage_1", "synthetic_solar");
        home.attachComparison("saga_1");

        api.asBackEnd()
                .get(PropertyApi.path(home.customer()))
                .then()
                .body("data.property_id", contains(home.property(), other))
                .body("data[0].usage_snapshots", hasSize(1))
                .body("data[0].comparison_saga_ids", contains("saga_1"))
                .body("data[1].usage_snapshots", empty())
                .body("data[1].comparison_saga_ids", empty());
    }

    @Test
    void nothingIsAttachedToAClosedAccount() {
        Home home = api.home();
        api.close(home.customer());

        home.attachUsage("usage_1", "actual").then().statusCode(409).body("error.code", equalTo("customer_inactive"));
        assertThat(home.sentTypes()).containsExactly("property.created.v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | usage_snapshot_id",
                "{\"usage_snapshot_id\":\"u\"} | usage_snapshot_type",
                "{\"usage_snapshot_id\":\"u\",\"usage_snapshot_type\":null} | usage_snapshot_type",
                "{\"usage_snapshot_id\":\"u\",\"usage_snapshot_type\":\"ACTUAL\"} | usage_snapshot_type",
                "{\"usage_snapshot_id\":\"u\",\"usage_snapshot_type\":0} | usage_snapshot_type",
                "{\"usage_snapshot_id\":\"\",\"usage_snapshot_type\":\"net\"} | usage_snapshot_id",
                "{\"usage_snapshot_id\":17,\"usage_snapshot_type\":\"net\"} | usage_snapshot_id",
                "{\"usage_snapshot_id\":\"u\",\"usage_snapshot_type\":\"net\",\"icp\":\"0000143418TRD9F\"} | icp"
            })
    void anInvalidFieldIsNamed(String body, String field) {
        api.asBackEnd()
                .body(body)
                .patch(api.home().path())
                .then()
                .statusCode(400)
                .body("error.code", equalTo("invalid_request"))
                .body("error.details[0].field", equalTo(field));
    }
}
