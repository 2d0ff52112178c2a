package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class ReverificationTest {
    KafkaCompanion kafka;

    private static final String NOON = "2026-03-01T12:00:00.000000Z";
    private static final String MORNING = "2026-03-01T09:00:00.000000Z";

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void aRequestHasTheRegistryAskedAgain() {
        Home home = api.home();
        home.answered(home.rejected("check_digits_wrong", MORNING));
        Instant before = Instant.now();

        home.requestVerification()
                .then()
                .statusCode(202)
                .body("success", equalTo(true))
                .body("data.customer_id", equalTo(home.customer()))
                .body("data.property_id", equalTo(home.property()))
                .body("data.verification.status", equalTo("pending"))
                .body("data.verification.reason", nullValue())
                .body("data.verification.checked_at", equalTo(MORNING));

        SentEvent event = home.lastSent();
        assertThat(event.type()).isEqualTo("property.verification-requested.v1");
        assertThat(Instant.parse(event.data().get("not_before").asText())).isAfter(before);
        home.answered(home.verified(NOON));
        home.get()
                .body("data.verification.status", equalTo("verified"))
                .body("data.verification.checked_at", equalTo(NOON));
    }

    @Test
    void whileTheRegistryIsBeingAskedAFurtherRequestAddsNothing() {
        Home home = api.home();

        home.requestVerification().then().statusCode(202).body("data.verification.status", equalTo("pending"));
        assertThat(home.sentTypes()).containsExactly("property.created.v1");

        home.answered(home.verified(MORNING));
        home.requestVerification();
        home.requestVerification();
        assertThat(home.sentTypes())
                .containsExactly("property.created.v1", "property.verified.v1", "property.verification-requested.v1");
    }

    @Test
    void whatTheRegistrySaidStaysUntilItAnswers() {
        Home home = api.home();
        home.answered(home.verified(MORNING));

        home.requestVerification();

        home.get()
                .body("data.property_lifecycle", equalTo("verified"))
                .body("data.cache_smart_meter", equalTo(true))
                .body("data.verification.status", equalTo("pending"));
    }

    @Test
    void aPropertyThatTheRegistryKnowsNoMoreStaysVerifiedAndSaysSo() {
        Home home = api.home();
        home.answered(home.verified(MORNING));
        home.requestVerification();

        home.answered(home.rejected("not_found", NOON));

        home.get()
                .body("data.property_lifecycle", equalTo("verified"))
                .body("data.network_reporting_region", equalTo("17"))
                .body("data.verification.status", equalTo("rejected"))
                .body("data.verification.reason", equalTo("not_found"))
                .body("data.verification.checked_at", equalTo(NOON));
        assertThat(home.lastSent().data().get("property_lifecycle").asText()).isEqualTo("verified");
    }

    /** Another worker's clock, or another property's answer: it is the one that is waited for all the same. */
    @Test
    void theAnswerThatIsWaitedForIsTakenInThoughItsTimeIsEarlier() {
        Home home = api.home();
        home.answered(home.rejected("not_found", NOON));
        home.requestVerification();

        home.answered(home.verified(MORNING));

        home.get().body("data.verification.status", equalTo("verified"));
    }

    @Test
    void aClosedAccountsPropertyIsNotVerifiedAgain() {
        Home home = api.home();
        home.answered(home.verified(MORNING));
        api.close(home.customer());

        home.requestVerification().then().statusCode(409).body("error.code", equalTo("customer_inactive"));
    }

    @Test
    void aBodyMayBeLeftOutAndHasNothingInIt() {
        Home home = api.home();

        api.asBackEnd().body("{}").post(home.path() + "/verification").then().statusCode(202);
        api.asBackEnd()
                .body(Map.of("icp", PropertyApi.ICP))
                .post(home.path() + "/verification")
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("icp"));
    }
}
