package io.homewatt.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A gateway with the repository's own routes and a backend for each service, for one test. */
final class GatewayFixture implements AutoCloseable {

    static final Path MANIFESTS = Path.of("../kubernetes/base/gateway");
    static final Path ROUTES = MANIFESTS.resolve("routes.yaml");
    static final int BODY_LIMIT = 100_000;

    final Vertx vertx = Vertx.vertx();
    final Backend customers = new Backend(vertx, "customer-service");
    final Backend properties = new Backend(vertx, "property-service");
    final Backend accounts = new Backend(vertx, "account-service");
    final Backend disaggregation = new Backend(vertx, "disaggregation-service");
    final Backend keycloak = new Backend(vertx, "keycloak");
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final int port;

    GatewayFixture() {
        this(ROUTES);
    }

    GatewayFixture(Path routes) {
        this(routes, Traffic.read(MANIFESTS).withoutLimits());
    }

    GatewayFixture(Path routes, Traffic traffic) {
        Map<String, URI> backends = Map.of(
                "customer-service", customers.uri(),
                "property-service", properties.uri(),
                "account-service", accounts.uri(),
                "disaggregation-service", disaggregation.uri(),
                "keycloak", keycloak.uri());
        port = Backend.await(Gateway.start(vertx, 0, routes, traffic, backends, BODY_LIMIT, Duration.ofSeconds(1)))
                .actualPort();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonObject error(HttpResponse<String> response) {
        return new JsonObject(response.body()).getJsonObject("error");
    }

    /** Sends bytes as they are, asks for the connection's end and returns all that came back. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), ISO_8859_1);
        }
    }

    /** A GET for a path as it is, which {@link URI} might refuse or change. */
    String rawGet(String path) throws IOException {
        return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Override
    public void close() {
        Backend.await(vertx.close());
    }
}
