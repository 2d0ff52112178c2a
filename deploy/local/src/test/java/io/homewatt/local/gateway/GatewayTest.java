package io.homewatt.local.gateway;

import static io.homewatt.local.gateway.GatewayFixture.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final String PROPERTIES = CUSTOMERS + "/customer_1/properties";

    private final GatewayFixture gateway = new GatewayFixture();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void requestsReachTheirServiceWithMethodPathQueryHeadersAndBody() throws Exception {
        HttpResponse<String> answer = gateway.send(gateway.request(PROPERTIES + "?a=b%20c&d")
                .method("PATCH", BodyPublishers.ofString("{\"x\":1}"))
                .headers("Authorization", "Bearer t", "ahiko-app-id", "k", "Content-Type", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("property-service");
        assertThat(answer.headers().firstValue("Backend")).contains("property-service");
        assertThat(gateway.customers.received).isEmpty();
        assertThat(gateway.properties.received).singleElement().satisfies(received -> {
            assertThat(received.method()).isEqualTo("PATCH");
            assertThat(received.uri()).isEqualTo(PROPERTIES + "?a=b%20c&d");
            assertThat(received.body()).hasToString("{\"x\":1}");
            assertThat(received.headers().get("Authorization")).isEqualTo("Bearer t");
            assertThat(received.headers().get("ahiko-app-id")).isEqualTo("k");
            assertThat(received.headers().get("Content-Type")).isEqualTo("application/json");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CUSTOMERS + "/customer_1/%70roperties",
                CUSTOMERS + "/customer_1/properties/property_1",
                "http://elsewhere.example" + PROPERTIES
            })
    void propertyPathsNeverReachCustomerServiceHoweverTheyAreSpelt(String path) throws IOException {
        assertThat(gateway.rawGet(path)).startsWith("HTTP/1.1 200 ").contains("property-service");
        assertThat(gateway.customers.received).isEmpty();
        assertThat(gateway.properties.received).singleElement().satisfies(received -> assertThat(received.uri())
                .startsWith(PROPERTIES));
    }

    @Test
    void aTokenRequestReachesTheIdentityProvidersOwnPath() throws Exception {
        gateway.send(gateway.request("/apis/authorization-v1/oauth2/token?x=y")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

        assertThat(gateway.keycloak.received).singleElement().satisfies(received -> {
            assertThat(received.uri()).isEqualTo("/realms/homewatt/protocol/openid-connect/token?x=y");
            assertThat(received.body()).hasToString("grant_type=client_credentials");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CUSTOMERS + "/..%2f..%2f..%2fq/health",
                CUSTOMERS + "/%2e%2e/%2e%2e/%2e%2e/q/metrics",
                CUSTOMERS + "/../../../q/health",
                "//customer/v1/customers",
                "/docs/customer//q/health",
                "/docs/customer/..;/q/health",
                "/docs/customer/..\\q",
                CUSTOMERS + "/a%00b",
            })
    void hostilePathsStopAtTheGateway(String path) throws IOException {
        assertThat(gateway.rawGet(path)).startsWith("HTTP/1.1 400 ").contains("\"invalid_path\"");
        assertThat(gateway.customers.received).isEmpty();
        assertThat(gateway.properties.received).isEmpty();
        assertThat(gateway.keycloak.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/realms/master", "/metrics", "/customer", "/index.html"})
    void unknownPathsAreNotFoundInTheErrorShape(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path, "X-Request-Id", "abc");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"success\":false,\"error\":{\"code\":\"not_found\",\"message\":\"There is nothing at this"
                        + " path.\",\"details\":[],\"request_id\":\"abc\"}}");
    }

    @Test
    void aWellFormedRequestIdGoesAllTheWay() throws Exception {
        gateway.customers.does(request -> {
            assertThat(request.headers().getAll("X-Request-Id")).containsExactly("Abc-1._");
            request.response().putHeader("X-Request-Id", "of its own").end();
        });

        HttpResponse<String> answer = gateway.get(CUSTOMERS, "X-Request-Id", "Abc-1._");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("Abc-1._");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "<x>", "a/b"})
    void aMalformedRequestIdIsReplaced(String id) throws Exception {
        HttpResponse<String> answer = gateway.get(CUSTOMERS, "X-Request-Id", id);

        String given = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(given).matches("[0-9a-f-]{36}");
        assertThat(gateway.customers.received.get(0).headers().get("X-Request-Id"))
                .isEqualTo(given);
        HttpResponse<String> failed = gateway.get("/unknown", "X-Request-Id", "x".repeat(65));
        assertThat(error(failed).getString("request_id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void whatTheClientSaysAboutForwardingIsNotBelieved() throws IOException {
        gateway.raw("GET " + CUSTOMERS + " HTTP/1.1\r\nHost: homewatt.example:81\r\nX-Forwarded-For: 1.2.3.4\r\n"
                + "X-Forwarded-Host: evil\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /evil\r\n"
                + "Forwarded: for=1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\nConnection: close\r\n\r\n");

        assertThat(gateway.customers.received).singleElement().satisfies(received -> {
            assertThat(received.headers().getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(received.headers().getAll("X-Forwarded-Proto")).containsExactly("http");
            assertThat(received.headers().getAll("X-Forwarded-Host")).containsExactly("homewatt.example:81");
            assertThat(received.headers().getAll("Host")).containsExactly("homewatt.example:81");
            assertThat(received.headers().names()).doesNotContain("X-Forwarded-Prefix", "Forwarded", "X-Real-IP");
        });
    }

    @Test
    void hopByHopHeadersStayOnTheirHop() throws IOException {
        gateway.customers.does(request -> {
            assertThat(request.headers().names()).doesNotContain("X-Secret", "Keep-Alive", "TE", "Upgrade");
            request.response()
                    .putHeader("Connection", "X-Internal")
                    .putHeader("X-Internal", "1")
                    .putHeader("Keep-Alive", "timeout=5")
                    .end("fine");
        });

        String answer = gateway.raw(
                "GET " + CUSTOMERS + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nConnection: X-Secret, Upgrade\r\n"
                        + "X-Secret: 1\r\nKeep-Alive: 9\r\nTE: trailers\r\nUpgrade: websocket\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("fine");
        assertThat(answer).doesNotContainIgnoringCase("x-internal").doesNotContainIgnoringCase("keep-alive:");
    }

    @Test
    void headAndOptionsAreOrdinaryMethods() throws Exception {
        gateway.properties.does(
                request -> request.response().putHeader("Content-Length", "16").end());
        HttpResponse<String> head = gateway.send(gateway.request(PROPERTIES).method("HEAD", BodyPublishers.noBody()));
        HttpResponse<String> options =
                gateway.send(gateway.request(CUSTOMERS).method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> unknown =
                gateway.send(gateway.request("/unknown").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("16");
        assertThat(options.body()).isEqualTo("customer-service");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEmpty();
        assertThat(gateway.customers.received)
                .extracting(Backend.Received::method)
                .containsExactly("OPTIONS");
    }

    @Test
    void answersWithoutABodyStayWithoutOne() throws Exception {
        gateway.customers.does(request ->
                request.response().setStatusCode(204).putHeader("ETag", "\"1\"").end());

        String answer = gateway.rawGet(CUSTOMERS);

        assertThat(answer).startsWith("HTTP/1.1 204 ").endsWith("\r\n\r\n");
        assertThat(answer).doesNotContainIgnoringCase("transfer-encoding");
    }

    @Test
    void theFrontPageListsTheApis() throws Exception {
        HttpResponse<String> page = gateway.get("/");
        HttpResponse<String> json = gateway.get("/", "Accept", "application/json");

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("href=\"/docs/customer/openapi\"", "href=\"/docs/property/swagger-ui/\"")
                .contains("href=\"/docs/account/openapi\"", "<code>/rest/v1/accounts</code>")
                .contains("POST /apis/authorization-v1/oauth2/token")
                .doesNotContain("{{", "<script", "http://", "https://");
        assertThat(json.body()).contains("\"swagger_ui\":\"/docs/property/swagger-ui/\"");
        assertThat(gateway.send(gateway.request("/").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAlwaysOnApiHasItsOwnErrors() throws Exception {
        HttpResponse<String> answer = gateway.get("/apis/disaggregation-v1/%2e%2e/x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"httpStatus\":400,\"errorMessage\":\"The path is malformed or ambiguous.\"}}");
    }

    @Test
    void whatIsNotHttpIsRefusedInTheErrorShape() throws IOException {
        assertThat(gateway.rawGet("/" + "a".repeat(10_000)))
                .startsWith("HTTP/1.0 414 ")
                .contains("\"uri_too_long\"");
        assertThat(gateway.raw("GET / HTTP/1.1\r\nHost: h\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] 431 .*");
        assertThat(gateway.raw("GET / HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(
                        gateway.raw(
                                "POST " + CUSTOMERS
                                        + " HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(
                        gateway.raw(
                                "POST " + CUSTOMERS
                                        + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(gateway.customers.received).isEmpty();
    }

    @Test
    void itDoesNotStartWithABadFileOrOnATakenPort(@TempDir Path folder) throws IOException {
        Map<String, URI> backends = Map.of("customer-service", URI.create("http://localhost:1"));
        Path empty = Files.createFile(folder.resolve("routes.yaml"));
        Vertx vertx = gateway.vertx;

        Traffic traffic = Traffic.read(GatewayFixture.MANIFESTS);
        assertThat(Gateway.start(vertx, 0, empty, traffic, backends, 1, Duration.ZERO)
                        .toCompletionStage())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(InvalidRoutesException.class);
        assertThatThrownBy(() -> Backend.await(Gateway.start(
                        vertx, gateway.port, GatewayFixture.MANIFESTS, true, allAt(gateway.customers.uri()))))
                .hasRootCauseInstanceOf(BindException.class);
    }

    private static Map<String, URI> allAt(URI uri) {
        return Map.of(
                "customer-service", uri,
                "property-service", uri,
                "account-service", uri,
                "disaggregation-service", uri,
                "keycloak", uri);
    }
}
