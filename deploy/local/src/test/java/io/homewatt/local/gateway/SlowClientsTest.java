package io.homewatt.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "API4:2023 Unrestricted Resource Consumption: who sends a byte at a time doesn't hold a connection for ever")
class SlowClientsTest {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");
    private static final String HEAD = "POST /customer/v1/customers HTTP/1.1\r\nHost: h\r\n";

    private final GatewayFixture gateway =
            new GatewayFixture(GatewayFixture.ROUTES, new Traffic(TIME, TIME, List.of(), Map.of()));
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        drip.shutdownNow();
        gateway.close();
    }

    @Test
    void aHeadThatNeverEndsIsCutOff() throws IOException {
        assertThat(answerTo(HEAD + "X-Filler: ")).isEmpty();
    }

    @Test
    void theHeadOfASecondRequestIsWaitedForNoLonger() throws IOException {
        assertThat(answerTo(HEAD + "Content-Length: 0\r\n\r\n" + HEAD + "X-Filler: "))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("HTTP/1.1 4");
    }

    @Test
    void aBodyThatTakesTooLongIsRefusedAndTheBackendIsLetGo() throws IOException {
        assertThat(answerTo(HEAD + "Content-Length: 100000\r\n\r\n"))
                .startsWith("HTTP/1.1 408 ")
                .contains("request_timeout");
        await().until(() -> gateway.customers.connections.isEmpty());
        assertThat(gateway.customers.received).isEmpty();
    }

    @Test
    void aBodyInManyPiecesInTimeIsTaken() throws IOException {
        assertThat(answerTo(HEAD + "Content-Length: 5\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(gateway.customers.received.get(0).body().toString()).isEqualTo("xxxxx");
    }

    @Test
    void aConnectionIsKeptForAsLongAsRequestsCome() throws IOException {
        var patient = new Traffic(TIME, TIME.multipliedBy(10), List.of(), Map.of());
        try (var kept = new GatewayFixture(GatewayFixture.ROUTES, patient);
                Socket socket = new Socket("localhost", kept.port)) {
            socket.setSoTimeout(10_000);
            long end = System.nanoTime() + TIME.multipliedBy(3).toNanos();
            while (System.nanoTime() < end) {
                assertThat(statusOf(socket, "GET /customer/v1/customers HTTP/1.1\r\nHost: h\r\n\r\n"))
                        .isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    /** The first line of the answer, which is read to its end. */
    private static String statusOf(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        InputStream in = socket.getInputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "cut off after: " + head;
            }
            head += (char) next;
        }
        Matcher length = LENGTH.matcher(head);
        in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
        return head.lines().findFirst().orElseThrow();
    }

    /** What comes back until the connection is cut, while bytes go on to come, one every 50 ms. */
    private String answerTo(String begin) throws IOException {
        try (Socket socket = new Socket("localhost", gateway.port)) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
            drip.scheduleAtFixedRate(() -> dripOn(socket), 50, 50, TimeUnit.MILLISECONDS);
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException reset) {
                // Cut while a byte was under way.
            }
            return answer.toString(ISO_8859_1);
        }
    }

    private static void dripOn(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
