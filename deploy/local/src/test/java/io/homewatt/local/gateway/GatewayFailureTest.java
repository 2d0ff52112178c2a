package io.homewatt.local.gateway;

import static io.homewatt.local.gateway.GatewayFixture.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayFailureTest {

    private static final String PATH = "/customer/v1/customers";

    private GatewayFixture gateway;

    @BeforeEach
    void startWithShortTimeouts(@TempDir Path folder) throws IOException {
        String routes = Files.readString(GatewayFixture.ROUTES).replaceAll("request: \\d+s", "request: 2s");
        gateway = new GatewayFixture(Files.writeString(folder.resolve("routes.yaml"), routes));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aBackendThatIsDownIsUnavailableAndTheOthersAreNot() throws Exception {
        gateway.customers.stop();

        HttpResponse<String> answer = gateway.get(PATH, "X-Request-Id", "r1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("r1");
        assertThat(error(answer).getString("code")).isEqualTo("service_unavailable");
        assertThat(error(answer).getString("request_id")).isEqualTo("r1");
        assertThat(gateway.send(gateway.request(PATH).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(503);
        assertThat(gateway.get(PATH + "/c/properties").statusCode()).isEqualTo(200);
    }

    @Test
    void aBackendThatDoesNotAnswerTimesOut() throws Exception {
        gateway.customers.does(request -> {});

        HttpResponse<String> answer = gateway.get(PATH);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(error(answer).getString("code")).isEqualTo("gateway_timeout");
        assertThat(gateway.send(gateway.request(PATH).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(504);
    }

    @Test
    void anAnswerThatBreaksOffBreaksOffForTheClientToo() {
        gateway.customers.does(request -> {
            request.response().putHeader("Content-Length", "100").write("half");
            gateway.vertx.setTimer(100, timer -> request.connection().close());
        });

        assertThatThrownBy(() -> gateway.get(PATH)).isInstanceOf(IOException.class);
    }

    @Test
    void aRestartOfTheBackendBetweenRequestsIsNotNoticed() throws Exception {
        for (int restart = 0; restart < 5; restart++) {
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(200);
            assertThat(gateway.send(gateway.request(PATH).POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
            gateway.customers.stop();
            gateway.customers.start();
        }
        assertThat(gateway.customers.received).hasSize(10);
    }

    @Test
    void connectionsToTheBackendAreUsedAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            gateway.get(PATH);
        }
        assertThat(gateway.customers.connections).hasSize(1);
    }

    @Test
    void aRequestThatFindsTheBackendDownIsSentWhenItIsBackWhateverItIs() throws Exception {
        gateway.customers.stop();

        CompletableFuture<HttpResponse<String>> read = async(gateway.request(PATH));
        CompletableFuture<HttpResponse<String>> write =
                async(gateway.request(PATH).POST(BodyPublishers.ofString("whole")));
        CompletableFuture<HttpResponse<String>> stream = async(gateway.request(PATH)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("streamed".getBytes(UTF_8)))));
        await().during(Duration.ofMillis(200)).until(() -> !read.isDone());
        gateway.customers.start();

        assertThat(List.of(read.get(), write.get(), stream.get()))
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        assertThat(gateway.customers.received)
                .extracting(received -> received.body().toString())
                .containsExactlyInAnyOrder("", "whole", "streamed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "POST with a key"})
    void whatDoesNoHarmTwiceIsSentAgainWhenItsConnectionBreaks(String what) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        gateway.customers.does(
                request -> request.body().onSuccess(body -> breakFirst(request, tries, body.toString())));
        HttpRequest.Builder request =
                switch (what) {
                    case "GET", "DELETE" -> gateway.request(PATH).method(what, BodyPublishers.noBody());
                    case "PUT" -> gateway.request(PATH).PUT(BodyPublishers.ofString("{}"));
                    default ->
                        gateway.request(PATH).header("Idempotency-Key", "k1").POST(BodyPublishers.ofString("{}"));
                };

        HttpResponse<String> answer = gateway.send(request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(what.startsWith("P") ? "{}" : "");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatMayDoHarmTwiceOrIsGoneIsNotSentAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        gateway.customers.does(request -> breakFirst(request, tries, ""));

        HttpResponse<String> write = gateway.send(gateway.request(PATH).POST(BodyPublishers.ofString("{}")));
        assertThat(write.statusCode()).isEqualTo(503);
        assertThat(error(write).getString("message")).contains("not known");
        assertThat(tries).hasValue(1);

        tries.set(0);
        HttpResponse<String> stream = gateway.send(gateway.request(PATH)
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("streamed".getBytes(UTF_8)))));
        assertThat(stream.statusCode()).isEqualTo(503);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aKeyThatItsServiceDoesNotKnowMakesNothingHarmless() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        gateway.accounts.does(request -> breakFirst(request, tries, ""));

        HttpResponse<String> write = gateway.send(gateway.request("/rest/v1/accounts")
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(write.statusCode()).isEqualTo(503);
        assertThat(tries).hasValue(1);
    }

    @Test
    void tryingAgainComesToAnEnd() throws Exception {
        gateway.customers.does(request -> request.connection().close());

        assertThat(gateway.get(PATH).statusCode()).isEqualTo(503);
    }

    private CompletableFuture<HttpResponse<String>> async(HttpRequest.Builder request) {
        return gateway.client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static void breakFirst(HttpServerRequest request, AtomicInteger tries, String answer) {
        if (tries.incrementAndGet() <= 2) {
            request.connection().close();
        } else {
            request.response().end(answer);
        }
    }
}
