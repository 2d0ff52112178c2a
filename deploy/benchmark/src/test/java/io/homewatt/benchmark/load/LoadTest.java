package io.homewatt.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final long STALL = 400;

    private final Vertx vertx = Vertx.vertx();
    private final Load load = new Load(() -> "token", "app");
    private final AtomicInteger asked = new AtomicInteger();
    private Server server;

    @BeforeEach
    void serve() throws Exception {
        HttpServer http = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        server = new Server(URI.create("http://localhost:" + http.actualPort()), List.of(ProcessHandle.current()));
    }

    @AfterEach
    void stop() throws Exception {
        load.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void answer(HttpServerRequest request) {
        int number = asked.incrementAndGet();
        boolean known = "Bearer token".equals(request.getHeader("Authorization"));
        if (request.path().equals("/stall") && number == 11) {
            sleep();
        }
        String text = request.path().equals("/later") && number < 4 ? "not yet" : "right";
        request.response().setStatusCode(known ? 200 : 401).end(text);
    }

    /** As a server does that collects garbage: nobody is answered meanwhile. */
    private static void sleep() {
        try {
            Thread.sleep(STALL);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoComesWhileAServerStallsIsSeenToWait() {
        Measured measured = load.atRate(server, () -> Call.get("/stall", "right"), 100, Duration.ofSeconds(1));

        assertThat(measured.latencies().getTotalCount()).isEqualTo(100);
        assertThat(measured.errors()).isZero();
        assertThat(measured.percentile(100)).isGreaterThanOrEqualTo(STALL);
        // 40 requests were to be sent meanwhile, and have waited for half of the time on the average.
        assertThat(measured.percentile(75)).isGreaterThan(STALL / 8.0);
    }

    @Test
    void aWrongAnswerIsAFailureAndNoFastOne() {
        Measured measured = load.atRate(server, () -> Call.get("/", "wrong"), 100, Duration.ofMillis(100));

        assertThat(measured.latencies().getTotalCount()).isZero();
        assertThat(measured.failures()).containsOnlyKeys("another answer").containsValue(10L);
        assertThat(measured.errors()).isEqualTo(1);
    }

    @Test
    void whatIsAwaitedIsAskedForUntilItIsThere() {
        Call later = Call.get("/", "right").then(answer -> Call.await("/later", "right"));

        Measured measured = load.once(server, later);

        assertThat(measured.errors()).isZero();
        assertThat(asked).hasValue(4);
        assertThat(measured.latencies().getTotalCount()).isEqualTo(1);
    }

    @Test
    void aSaturatedServerIsAskedForAsLongAsItWasToBe() {
        Measured measured = load.saturated(server, () -> Call.get("/", "right"), 4, Duration.ofMillis(300));

        assertThat(measured.latencies().getTotalCount()).isEqualTo(asked.get()).isGreaterThan(4);
        assertThat(measured.elapsed()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(measured.rate()).isEqualTo(asked.get() / (measured.elapsed().toNanos() / 1e9));
    }
}
