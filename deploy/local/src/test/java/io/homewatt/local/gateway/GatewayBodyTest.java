package io.homewatt.local.gateway;

import static io.homewatt.local.gateway.GatewayFixture.BODY_LIMIT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayBodyTest {

    private static final String PATH = "/customer/v1/customers";

    private final GatewayFixture gateway = new GatewayFixture();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void bodiesUpToTheLimitArriveWholeInBothForms() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(new byte[BODY_LIMIT])).statusCode())
                .isEqualTo(200);
        assertThat(post(chunked(BODY_LIMIT)).statusCode()).isEqualTo(200);

        assertThat(gateway.customers.received)
                .extracting(received -> received.body().length())
                .containsExactly(BODY_LIMIT, BODY_LIMIT);
    }

    @Test
    void aLongerAnnouncedBodyIsRefusedBeforeTheBackendSeesAnything() throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofByteArray(new byte[BODY_LIMIT + 1]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(GatewayFixture.error(answer).getString("code")).isEqualTo("body_too_large");
        assertThat(gateway.customers.connections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY_LIMIT + 1, 30 * BODY_LIMIT})
    void aChunkedBodyIsRefusedWhenItGrowsPastTheLimit(int size) throws Exception {
        HttpResponse<String> answer = post(chunked(size));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(GatewayFixture.error(answer).getString("code")).isEqualTo("body_too_large");
        assertThat(gateway.customers.received).isEmpty();
        assertThat(gateway.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatGoesOnSendingAfterTheRefusalIsCutOff() throws IOException {
        try (Socket socket = new Socket("localhost", gateway.port)) {
            socket.getOutputStream()
                    .write(("POST " + PATH + " HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n")
                            .getBytes(ISO_8859_1));
            InputStream in = socket.getInputStream();

            assertThat(new String(in.readAllBytes(), ISO_8859_1)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBodyThatWaitsToBeAskedForIsAskedForOnlyIfItIsWanted() throws IOException {
        String head = "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\nExpect: 100-continue\r\n"
                + "Connection: close\r\n\r\n%s";

        assertThat(gateway.raw(head.formatted(PATH, 2, "ok")))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 200 ");
        assertThat(gateway.raw(head.formatted(PATH, 2 * BODY_LIMIT, ""))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBigAnswerStreamsThroughWithoutBeingHeld() throws Exception {
        long size = 64L * 1024 * 1024;
        AtomicLong written = new AtomicLong();
        gateway.customers.does(request -> write(request.response().setChunked(true), written, size));

        HttpResponse<InputStream> answer =
                gateway.client.send(gateway.request(PATH).build(), BodyHandlers.ofInputStream());
        long read = answer.body().readNBytes(1000).length;
        // Nobody reads on for a while: what is under way stays far below the whole.
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(written).hasValueLessThan(size / 2));

        byte[] part = new byte[64 * 1024];
        for (int n = answer.body().read(part); n >= 0; n = answer.body().read(part)) {
            read += n;
        }
        assertThat(read).isEqualTo(size);
    }

    private static void write(HttpServerResponse response, AtomicLong written, long size) {
        Buffer part = Buffer.buffer(new byte[16 * 1024]);
        while (written.get() < size) {
            response.write(part);
            written.addAndGet(part.length());
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> write(response, written, size));
                return;
            }
        }
        response.end();
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        return gateway.send(gateway.request(PATH).POST(body));
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }
}
