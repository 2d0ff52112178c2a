package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class PreconditionTest {
    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() {
        Home home = api.home();
        String etag = home.get().extract().header("ETag");

        String body = api.asBackEnd()
                .header("If-None-Match", etag)
                .get(home.path())
                .then()
                .statusCode(304)
                .header("ETag", equalTo(etag))
                .extract()
                .asString();
        assertThat(body).isEmpty();
        home.attachUsage("usage_1", "net");
        api.asBackEnd()
                .header("If-None-Match", etag)
                .get(home.path())
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(etag)));
    }

    @Test
    void everyChangeHasATagOfItsOwn() {
        Home home = api.home();
        Set<String> tags = new HashSet<>();
        tags.add(tag(home));
        home.attachUsage("usage_1", "net");
        tags.add(tag(home));
        home.attachUsage("usage_2", "net");
        tags.add(tag(home));
        home.attachComparison("saga_1");
        tags.add(tag(home));
        home.answered(home.verified("2026-03-01T09:00:00.000000Z"));
        tags.add(tag(home));
        home.requestVerification();
        tags.add(tag(home));

        assertThat(tags).hasSize(6).contains(tag(home));
    }

    @Test
    void aPatchOfWhatTheCallerHasSeenIsLetThrough() {
        Home home = api.home();

        patch(home, "usage_1", "\"other\", " + tag(home)).then().statusCode(200);
        patch(home, "usage_2", "*").then().statusCode(200);

        home.get().body("data.usage_snapshots[0].usage_snapshot_id", equalTo("usage_2"));
    }

    /** What is compared with the tag is read in another way than what was answered. */
    @Test
    void theTagOfAPropertyWithAllThatItCanHaveFits() {
        Home home = api.home();
        home.attachUsage("usage_2", "synthetic_solar");
        home.attachUsage("usage_1", "actual");
        home.attachComparison("saga_2");
        home.attachComparison("saga_1");
        home.answered(home.rejected("not_found", "2026-03-01T09:00:00.123456Z"));

        patch(home, "usage_3", tag(home)).then().statusCode(200);
        home.answered(home.verified("2026-03-01T09:00:01.000000Z"));
        patch(home, "usage_4", tag(home)).then().statusCode(200);
        remove(home, tag(home)).then().statusCode(200);
    }

    @Test
    void aPatchOfWhatHasChangedSinceIsRefused() {
        Home home = api.home();
        String seen = tag(home);
        home.attachUsage("usage_1", "net");

        patch(home, "usage_2", seen).then().statusCode(412).body("error.code", equalTo("precondition_failed"));

        home.get().body("data.usage_snapshots[0].usage_snapshot_id", equalTo("usage_1"));
        assertThat(home.sentTypes()).hasSize(2);
    }

    @Test
    void aRemovalOfWhatHasChangedSinceIsRefused() {
        Home home = api.home();
        String seen = tag(home);
        home.attachComparison("saga_1");

        remove(home, seen).then().statusCode(412).body("error.code", equalTo("precondition_failed"));
        home.get();
        String now = tag(home);
        remove(home, now).then().statusCode(200);

        // It is the removal that was asked for, though there is nothing any more that the tag could be of.
        remove(home, now).then().statusCode(200);
        assertThat(home.sentTypes()).hasSize(3).endsWith("property.removed.v1");
    }

    private static String tag(Home home) {
        return home.get().extract().header("ETag");
    }

    private Response patch(Home home, String usage, String ifMatch) {
        return api.asBackEnd()
                .header("If-Match", ifMatch)
                .body(Map.of("usage_snapshot_id", usage, "usage_snapshot_type", "net"))
                .patch(home.path());
    }

    private Response remove(Home home, String ifMatch) {
        return api.asBackEnd().header("If-Match", ifMatch).delete(home.path());
    }
}
