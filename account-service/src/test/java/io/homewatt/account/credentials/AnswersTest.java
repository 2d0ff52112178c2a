package io.homewatt.account.credentials;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxOptions;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final String PATH = "/token";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private static final Credentials RIGHT = new Credentials("app", "right & 100 % +");

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final AtomicLong nanos = new AtomicLong();
    private Answers answers = answers(Duration.ofSeconds(5), 8, 64);

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void rightCredentialsAreExchangedOnce() {
        provider(token(600));

        assertThat(answerTo(RIGHT)).isEqualTo(new Answer.Token("a.b.c", Duration.ofSeconds(600)));
        assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Token.class);

        PROVIDER.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withFormParam("grant_type", equalTo("client_credentials"))
                        .withFormParam("client_id", equalTo(RIGHT.id()))
                        .withFormParam("client_secret", equalTo(RIGHT.secret())));
    }

    @Test
    void anotherSecretOfTheSameIdIsNotTakenForTheRightOne() {
        provider(token(600));
        answerTo(RIGHT);
        provider(refusal(401));

        assertThat(answerTo(wrong(1))).isEqualTo(new Answer.Refused());
        assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Token.class);
    }

    @Test
    void aTokenIsUsedUntilShortlyBeforeItsEnd() {
        provider(token(600));
        answerTo(RIGHT);

        pass(Duration.ofSeconds(589));
        answerTo(RIGHT);
        asked(1);

        pass(Duration.ofSeconds(1));
        answerTo(RIGHT);
        asked(2);
    }

    @Test
    void aTokenOfAShortLifeIsUsedForMostOfIt() {
        provider(token(5));
        answerTo(RIGHT);

        pass(Duration.ofMillis(3_999));
        answerTo(RIGHT);
        asked(1);

        pass(Duration.ofMillis(1));
        answerTo(RIGHT);
        asked(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void wrongCredentialsAreRememberedForAWhile(int status) {
        provider(refusal(status));
        for (int i = 0; i < 3; i++) {
            assertThat(answerTo(wrong(1))).isEqualTo(new Answer.Refused());
        }
        asked(1);

        provider(token(600));
        pass(Duration.ofSeconds(60));
        assertThat(answerTo(wrong(1))).isInstanceOf(Answer.Token.class);
    }

    @Test
    void onlySomeWrongSecretsOfAnIdReachTheProvider() {
        provider(refusal(401));

        List<Answer> all = together(IntStream.range(0, 20).mapToObj(AnswersTest::wrong));

        assertThat(all).filteredOn(new Answer.Refused()::equals).hasSize(5);
        assertThat(all).filteredOn(new Answer.Unasked()::equals).hasSize(15);
        asked(5);
        assertThat(answerTo(new Credentials("another", "wrong"))).isEqualTo(new Answer.Refused());
    }

    @Test
    void aSecretThatWasRightGoesOnWorkingWhateverOthersTry() {
        provider(token(120));
        answerTo(RIGHT);
        provider(refusal(401));
        together(IntStream.range(0, 20).mapToObj(AnswersTest::wrong));
        assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Token.class);

        pass(Duration.ofSeconds(110));
        together(IntStream.range(20, 40).mapToObj(AnswersTest::wrong));
        provider(token(120));

        assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Token.class);
        assertThat(answerTo(wrong(99))).isEqualTo(new Answer.Unasked());
    }

    @Test
    void aSecretThatIsNoLongerRightIsRefused() {
        provider(token(120));
        answerTo(RIGHT);
        provider(refusal(401));
        pass(Duration.ofSeconds(120));

        assertThat(answerTo(RIGHT)).isEqualTo(new Answer.Refused());
    }

    @Test
    void rightSecretsDoNotCountAsFailures() {
        provider(token(600));

        assertThat(together(IntStream.range(0, 5).mapToObj(AnswersTest::wrong)))
                .hasOnlyElementsOfType(Answer.Token.class);
        assertThat(together(IntStream.range(5, 10).mapToObj(AnswersTest::wrong)))
                .hasOnlyElementsOfType(Answer.Token.class);
    }

    @Test
    void requestsAtTheSameTimeShareAnExchange() {
        provider(token(600).withFixedDelay(200));

        assertThat(together(Stream.generate(() -> RIGHT).limit(50))).hasOnlyElementsOfType(Answer.Token.class);

        asked(1);
    }

    static List<ResponseDefinitionBuilder> outages() {
        return List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503).withBody("<html>"),
                aResponse().withStatus(429),
                aResponse().withStatus(302).withHeader("Location", PATH),
                okJson("null"),
                okJson("[]"),
                okJson("{}"),
                okJson("{\"access_token\":1,\"expires_in\":600}"),
                okJson("{\"access_token\":\"\",\"expires_in\":600}"),
                okJson("{\"access_token\":\"a\\r\\nb\",\"expires_in\":600}"),
                okJson("{\"access_token\":\"a.b.c\"}"),
                okJson("{\"access_token\":\"a.b.c\",\"expires_in\":-1}"),
                okJson("{\"access_token\":\"a.b.c"),
                okJson("<html>"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                token(600).withFixedDelay(2_000));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsNoRefusalAndSoonForgotten(ResponseDefinitionBuilder outage) {
        answers = answers(Duration.ofMillis(500), 8, 64);
        provider(outage);
        assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Outage.class);
        answerTo(RIGHT);
        asked(1);

        provider(token(600));
        await().untilAsserted(() -> {
            pass(Duration.ofSeconds(1));
            assertThat(answerTo(RIGHT)).isInstanceOf(Answer.Token.class);
        });
    }

    @Test
    void outagesDoNotCountAsFailures() {
        provider(aResponse().withStatus(503));
        for (int i = 0; i < 10; i++) {
            assertThat(answerTo(wrong(i))).isInstanceOf(Answer.Outage.class);
        }
    }

    @Test
    void onlySoManyExchangesAreUnderWayOrWaiting() {
        answers = answers(Duration.ofSeconds(5), 2, 3);
        provider(token(600).withFixedDelay(300));
        // Whoever waits for a connection to be opened is counted among those who wait, so both are open.
        together(Stream.of(new Credentials("first", "secret"), new Credentials("second", "secret")));

        List<Answer> all = together(IntStream.range(0, 20).mapToObj(i -> new Credentials("app" + i, "secret")));

        assertThat(all).filteredOn(Answer.Token.class::isInstance).hasSize(5);
        assertThat(all).filteredOn(Answer.Outage.class::isInstance).hasSize(15);
        asked(7);
    }

    private static Credentials wrong(int number) {
        return new Credentials(RIGHT.id(), "wrong" + number);
    }

    private static ResponseDefinitionBuilder token(int seconds) {
        return okJson("{\"access_token\":\"a.b.c\",\"expires_in\":" + seconds + ",\"token_type\":\"Bearer\"}");
    }

    private static ResponseDefinitionBuilder refusal(int status) {
        return okJson("{\"error\":\"invalid_client\"}").withStatus(status);
    }

    private static void provider(ResponseDefinitionBuilder response) {
        PROVIDER.stubFor(post(PATH)
                .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                .willReturn(response));
    }

    private static void asked(int times) {
        PROVIDER.verify(times, postRequestedFor(urlEqualTo(PATH)));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Answer answerTo(Credentials credentials) {
        return together(Stream.of(credentials)).get(0);
    }

    private List<Answer> together(Stream<Credentials> credentials) {
        var all = Uni.join().all(credentials.map(answers::to).toList());
        List<Answer> answered = all.andFailFast().await().atMost(PATIENCE);
        // An answer gets its time from the cache after those who waited for it have it, but in the same turn.
        Uni.createFrom()
                .voidItem()
                .emitOn(task -> VERTX.getOrCreateContext().runOnContext(task))
                .await()
                .atMost(PATIENCE);
        return answered;
    }

    private Answers answers(Duration timeout, int exchanges, int waiting) {
        var config = new Settings(PROVIDER.url(PATH), timeout, exchanges, waiting);
        return new Answers(new TokenEndpoint(VERTX, config), config, nanos::get);
    }
}
