package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class RemovalTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void aRemovedPropertyIsGone() {
        Home home = api.home();
        home.attachUsage("usage_1", "actual");
        home.attachComparison("saga_1");

        home.remove()
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", equalTo(Map.of("customer_id", home.customer(), "property_id", home.property())));

        api.asBackEnd().get(home.path()).then().statusCode(404).body("error.code", equalTo("property_not_found"));
        home.attachUsage("usage_2", "actual").then().statusCode(404);
        home.attachComparison("saga_2").then().statusCode(404);
        home.requestVerification().then().statusCode(404);
        api.asBackEnd().get(PropertyApi.path(home.customer())).then().body("data", empty());
        assertThat(home.lastSent().type()).isEqualTo("property.removed.v1");
    }

    @Test
    void removingAgainIsASuccessThatChangesNothing() {
        Home home = api.home();
        home.remove();

        home.remove().then().statusCode(200).body("data.property_id", equalTo(home.property()));

        assertThat(home.sentTypes()).containsExactly("property.created.v1", "property.removed.v1");
    }

    @Test
    void whatNeverWasCannotBeRemoved() {
        Home home = api.home();
        home.remove();
        String other = api.customer();

        api.asBackEnd()
                .delete(PropertyApi.path(other, home.property()))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("property_not_found"));
        api.asBackEnd()
                .delete(PropertyApi.path(home.customer(), PropertyApi.newId("property_")))
                .then()
                .statusCode(404);
    }

    @Test
    void theSameIcpMayBeAddedAgainAndBeginsAnew() {
        Home home = api.home();
        home.attachComparison("saga_1");
        home.remove();

        String again = api.create(home.customer(), PropertyApi.ICP);

        assertThat(again).isNotEqualTo(home.property());
        api.asBackEnd()
                .get(PropertyApi.path(home.customer()))
                .then()
                .body("data", hasSize(1))
                .body("data[0].property_id", equalTo(again))
                .body("data[0].comparison_saga_ids", empty());
    }

    @Test
    void anAnswerOfTheRegistryThatComesAfterwardsChangesNothing() {
        Home home = api.home();
        home.remove();
        Home later = api.home();

        home.verified("2026-03-01T12:00:00Z").send(kafka, "homewatt.icps.v1");
        later.answered(later.verified("2026-03-01T12:00:00Z"));

        home.remove().then().statusCode(200);
        assertThat(home.sentTypes()).containsExactly("property.created.v1", "property.removed.v1");
        assertThat(kafka.consumeStrings()
                        .fromTopics("homewatt.icps.v1.dead-letter", Duration.ofSeconds(2))
                        .awaitCompletion(Duration.ofSeconds(10))
                        .getRecords())
                .noneMatch(letter -> home.property().equals(letter.key()));
    }

    @Test
    void aClosedAccountsPropertyCanBeRemoved() {
        Home home = api.home();
        api.close(home.customer());

        home.remove().then().statusCode(200);
    }
}
