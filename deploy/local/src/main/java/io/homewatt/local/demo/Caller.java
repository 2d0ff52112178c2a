package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One organisation's back end: has a token or credentials and a subscription key, and calls the APIs with them. Thread-safe. */
public final class Caller {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than the gateway waits for a service that is being started again. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Settings settings;
    private final Settings.Organisation organisation;
    private final boolean withCredentials;
    private String token;
    private Instant renewal = Instant.MIN;

    /** One of this organisation. */
    public Caller(Settings settings, Settings.Organisation organisation) {
        this(settings, organisation, false);
    }

    private Caller(Settings settings, Settings.Organisation organisation, boolean withCredentials) {
        this.settings = settings;
        this.organisation = organisation;
        this.withCredentials = withCredentials;
    }

    /** One that sends its credentials with every call, as existing clients of the account API do. */
    static Caller withCredentials(Settings settings, Settings.Organisation organisation) {
        return new Caller(settings, organisation, true);
    }

    /** Reads. */
    public Answer get(String path) {
        return call("GET", path, null);
    }

    /** Sends an object as JSON. */
    public Answer post(String path, Map<String, ?> body) {
        return call("POST", path, body);
    }

    /**
     * As {@link #post}, and has everything that comes of it traced.
     *
     * @param trace 32 hexadecimal digits
     */
    Answer postTraced(String path, Map<String, ?> body, String trace) {
        String traceparent = "00-" + trace + "-" + trace.substring(16) + "-01";
        return send(
                authorized(path).header("Content-Type", "application/json").header("traceparent", traceparent),
                "POST",
                json(body));
    }

    /** With an {@code Idempotency-Key}, so that it may be sent again. */
    public Answer post(String path, Map<String, ?> body, String key) {
        return send(
                authorized(path).header("Content-Type", "application/json").header("Idempotency-Key", key),
                "POST",
                json(body));
    }

    Answer put(String path, Map<String, ?> body) {
        return call("PUT", path, body);
    }

    Answer patch(String path, Map<String, ?> body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Asks for a token, and keeps it for the calls to come. */
    public synchronized Answer authenticate() {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials",
                "client_id", organisation.clientId(),
                "client_secret", organisation.clientSecret());
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer = send(
                HttpRequest.newBuilder(settings.token()).header("Content-Type", "application/x-www-form-urlencoded"),
                "POST",
                body,
                "grant_type=client_credentials&client_id=" + organisation.clientId() + "&client_secret=…");
        if (answer.status() == 200) {
            token = answer.body().path("access_token").asText();
            long seconds = answer.body().path("expires_in").asLong();
            renewal = Instant.now().plusSeconds(seconds * 3 / 4);
        }
        return answer;
    }

    private Answer call(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = authorized(path);
        if (body == null) {
            return send(request, method, "");
        }
        return send(request.header("Content-Type", "application/json"), method, json(body));
    }

    private static String json(Map<String, ?> body) {
        return JSON.valueToTree(new TreeMap<>(body)).toString();
    }

    /** Sends a file and text fields as a form does ({@code multipart/form-data}). */
    Answer upload(String path, Map<String, String> fields, String name, String fileName, byte[] content) {
        String boundary = UUID.randomUUID().toString();
        StringBuilder head = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((field, value) ->
                        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, field, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(boundary, name, fileName));
        head.append("Content-Type: application/octet-stream\r\n\r\n");
        HttpRequest.Builder request =
                authorized(path).header("Content-Type", "multipart/form-data; boundary=" + boundary);
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(request, "POST", body, "%s (%,d bytes)".formatted(fileName, content.length));
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(settings.gateway().resolve(path))
                .header("Authorization", authorization())
                .header("ahiko-app-id", organisation.appId());
    }

    private String authorization() {
        if (!withCredentials) {
            return "Bearer " + token();
        }
        String credentials = organisation.clientId() + ":" + organisation.clientSecret();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** A token that is good for a while. */
    public synchronized String token() {
        if (Instant.now().isAfter(renewal)) {
            authenticate().expect(200);
        }
        return token;
    }

    /**
     * Any request, timed.
     *
     * @throws StepFailed if no answer comes
     */
    static Answer send(HttpRequest.Builder builder, String method, String body) {
        return send(builder, method, body, body);
    }

    private static Answer send(HttpRequest.Builder builder, String method, String body, String shown) {
        return send(builder, method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), shown);
    }

    private static Answer send(HttpRequest.Builder builder, String method, BodyPublisher publisher, String shown) {
        HttpRequest request = builder.method(method, publisher).timeout(TIMEOUT).build();
        URI uri = request.uri();
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        try {
            long begun = System.nanoTime();
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            double millis = (System.nanoTime() - begun) / 1e6;
            return new Answer(method, path, shown, response.statusCode(), millis, json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        } catch (InterruptedIOException e) {
            throw new StepFailed("%s %s: no answer within %d s".formatted(method, uri, TIMEOUT.toSeconds()), e);
        } catch (IOException e) {
            throw new StepFailed("%s %s: %s".formatted(method, uri, e), e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (IOException e) {
            return TextNode.valueOf(body);
        }
    }
}
