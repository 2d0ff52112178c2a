package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class VerifyAgainTest {
    private static final String LONG_AGO = "2020-01-01T00:00:00.000000Z";

    /** How far the clock was put forward last: a round that was has to be past for the next. */
    private static Duration forward = Duration.ZERO;

    KafkaCompanion kafka;

    @Inject
    VerifyAgain verifyAgain;

    @Inject
    SettableClock clock;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @AfterEach
    void now() {
        clock.putForward(Duration.ZERO);
    }

    @Test
    void whatWasVerifiedLongAgoIsVerifiedAgain() throws Exception {
        Home home = api.home();
        home.answered(home.verified(LONG_AGO));

        round();

        home.get()
                .body("data.property_lifecycle", equalTo("verified"))
                .body("data.verification.status", equalTo("pending"));
        SentEvent event = home.lastSent();
        assertThat(event.type()).isEqualTo("property.verification-requested.v1");
        Instant requested = Instant.parse(event.data().get("requested_at").asText());
        assertThat(Instant.parse(event.data().get("not_before").asText()))
                .isEqualTo(requested.minus(Duration.ofDays(30)));
    }

    @Test
    void ofWhatIsNotOldNothingIsAsked() throws Exception {
        Home home = api.home();
        home.answered(home.verified(Instant.now().plus(forward).toString()));

        later(Duration.ofDays(29));
        rounds();
        assertThat(home.sentTypes()).hasSize(2);

        later(Duration.ofDays(2));
        rounds();
        assertThat(home.sentTypes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"not_found, 3", "check_digits_wrong, 2", "malformed, 2"})
    void whatTheRegistryMayComeToKnowIsAskedAgain(String reason, int events) throws Exception {
        Home home = api.home();
        home.answered(home.rejected(reason, LONG_AGO));

        round();

        assertThat(home.sentTypes()).hasSize(events);
    }

    @Test
    void whatWasVerifiedOnceIsAskedAgainWhateverTheReason() throws Exception {
        Home home = api.home();
        home.answered(home.verified("2019-12-01T00:00:00.000000Z"));
        home.answered(home.rejected("check_digits_wrong", LONG_AGO));

        round();

        assertThat(home.sentTypes()).endsWith("property.verification-requested.v1");
    }

    @Test
    void aClosedAccountsPropertyIsLeftAlone() throws Exception {
        Home home = api.home();
        home.answered(home.verified(LONG_AGO));
        api.close(home.customer());

        round();

        assertThat(home.sentTypes()).hasSize(2);
    }

    @Test
    void aRoundTakesAFewOfTheOldestAndTheNextRoundsTheOthers() throws Exception {
        String customer = api.customer();
        List<Home> homes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Home home = new Home(api, customer, api.create(customer, icp(i)));
            homes.add(home);
        }
        for (int i = 0; i < 25; i++) {
            Home home = homes.get(i);
            IncomingEvent answer = home.rejected("not_found", "2018-01-01T00:00:%02dZ".formatted(i));
            home.answered(Home.withIcp(answer, icp(i)));
        }

        round();
        assertThat(asked(homes))
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
        round();
        assertThat(asked(homes)).hasSize(20);
        round();
        assertThat(asked(homes)).hasSize(25);
    }

    @Test
    void ofTwoReplicasOneHasTheRound() throws Exception {
        Home home = api.home();
        home.answered(home.verified(LONG_AGO));
        later(Duration.ofMinutes(2));

        CompletableFuture<Void> first = begin();
        CompletableFuture<Void> second = begin();
        first.get();
        second.get();

        assertThat(home.sentTypes()).hasSize(3);
    }

    @Test
    void aRoundTooSoonAfterAnotherDoesNothing() throws Exception {
        round();
        Home home = api.home();
        home.answered(home.verified(LONG_AGO));

        begin().get();

        assertThat(home.sentTypes()).hasSize(2);
    }

    private void later(Duration by) {
        forward = forward.plus(by);
        clock.putForward(forward);
    }

    private void round() throws Exception {
        later(Duration.ofMinutes(2));
        begin().get();
    }

    /** As many as it takes to have all that is old asked, other tests' properties too. */
    private void rounds() throws Exception {
        for (int i = 0; i < 10; i++) {
            round();
        }
    }

    private CompletableFuture<Void> begin() {
        return CompletableFuture.runAsync(() -> {
            try {
                VertxContextSupport.subscribeAndAwait(verifyAgain::round);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<Integer> asked(List<Home> homes) {
        return IntStream.range(0, homes.size())
                .filter(i -> homes.get(i).sentTypes().contains("property.verification-requested.v1"))
                .boxed()
                .toList();
    }

    private static String icp(int number) {
        return "%010dTR%03X".formatted(number, number);
    }
}
