package io.homewatt.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client lets through. */
@QuarkusTest
class RawRequestsTest {
    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/%F0",
                "/things/%00",
                "/things/%C0%AF",
                "/things/1?name=%F0",
                "/things/1?=",
                "/things/1?name=a&name=b",
                "/things/../../etc",
                "//things//1",
                "/things/1;a=b"
            })
    void anOddTargetDoesNotFail(String target) throws IOException {
        String answer = sent("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*");
        if (!answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("{\"success\":false,");
        }
    }

    /** Quarkus refuses it before anything of ours is asked, and so without a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/things/%", "/things/%zz", "/things/1?name=%zz", "/things/1?name=%", "/things/<b>", "things"})
    void aTargetThatIsNoUriIsRefused(String target) throws IOException {
        String answer = sent("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*");
    }

    @Test
    void aClientThatAsksFirstIsToldBeforeItSendsTooMuch() throws IOException {
        String answer = sent("""
                POST /things HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 10000000\r
                Expect: 100-continue\r
                \r
                """);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large");
    }

    @Test
    void aBodyWithoutAContentTypeIsRefused() throws IOException {
        String answer = sent("""
                POST /things HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Length: 18\r
                \r
                {"first_name":"A"}""");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("unsupported_media_type");
    }

    private String sent(String request) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
