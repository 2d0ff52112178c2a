package io.homewatt.platform.testing.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiFilterTest {
    private static final String THINGS = "/thing/v1/things";
    private static final String CREATED = "{\"success\":true,\"thing_id\":\"thing_1\"}";
    private static final Map<String, String> LOCATION = Map.of("Location", "http://localhost/thing/v1/things/thing_1");
    private static final String THING =
            "{\"thing_id\":\"thing_1\",\"name\":\"Lamp\",\"made\":{\"at\":\"2026-01-01T00:00:00.000001Z\"}}";
    private static final Map<String, String> TAG = Map.of("ETag", "\"x\"");

    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void whatIsDocumentedPasses() {
        answers(201, CREATED, LOCATION);
        api().body("{\"name\":\"Lamp\"}").post(THINGS + "?dry_run=true");
        answers(200, THING, TAG);
        api().get(THINGS + "/thing_1");
        api().header("things-app-id", "x").get(THINGS + "/thing_1/");
        answers(304, "", Map.of());
        api().get(THINGS + "/thing_1");
        answers(404, "{\"success\":false,\"error\":{\"code\":\"thing_not_found\"}}", Map.of());
        api().get(THINGS + "/thing_1");
        answers(409, "{\"success\":false,\"error\":{\"code\":\"idempotency_key_reused\"}}", Map.of());
        api().body("{\"anything\":17}").header("anything", "x").post(THINGS + "?any=thing");
    }

    @Test
    void whatIsNotThereIsNotDocumented() {
        answers(404, "nothing", Map.of());
        api().get("/other");
        answers(405, "{}", Map.of());
        api().delete(THINGS);
        answers(200, "{}", Map.of());
        refused("path", () -> api().get("/other"));
        refused("method", () -> api().delete(THINGS));
    }

    @Test
    void anUndocumentedStatusIsFound() {
        answers(500, "{}", Map.of());
        refused("status", () -> api().get(THINGS + "/thing_1"));
    }

    @Test
    void aBodyThatIsNotAsDocumentedIsFound() {
        answers(200, "{\"thing_id\":17,\"name\":\"Lamp\"}", TAG);
        refused("/thing_id", () -> api().get(THINGS + "/thing_1"));
        answers(200, "{\"thing_id\":\"thing_1\"}", TAG);
        refused("name", () -> api().get(THINGS + "/thing_1"));
        answers(200, "{", TAG);
        refused("no JSON", () -> api().get(THINGS + "/thing_1"));
        answers(200, "", TAG);
        refused("missing", () -> api().get(THINGS + "/thing_1"));
    }

    @Test
    void anUndocumentedMemberIsFoundAtAnyDepth() {
        answers(200, THING.replace("\"name\"", "\"secret\":1,\"name\""), TAG);
        refused("secret", () -> api().get(THINGS + "/thing_1"));
        answers(200, THING.replace("\"at\"", "\"secret\":1,\"at\""), TAG);
        refused("secret", () -> api().get(THINGS + "/thing_1"));
    }

    @Test
    void aMissingOrWrongHeaderIsFound() {
        answers(200, THING, Map.of());
        refused("ETag", () -> api().get(THINGS + "/thing_1"));
        answers(200, THING, Map.of("ETag", "x"));
        refused("ETag", () -> api().get(THINGS + "/thing_1"));
        answers(200, THING, Map.of("ETag", "\"x\"", "X-Things", "many"));
        refused("X-Things", () -> api().get(THINGS + "/thing_1"));
    }

    @Test
    void anErrorCodeWithoutAnExampleIsFound() {
        answers(404, "{\"success\":false,\"error\":{\"code\":\"other_not_found\"}}", Map.of());
        refused("other_not_found", () -> api().get(THINGS + "/thing_1"));
    }

    @Test
    void whatIsAcceptedThoughNotDocumentedIsFound() {
        answers(201, CREATED, LOCATION);
        refused("name", () -> api().body("{}").post(THINGS));
        refused("color", () -> api().body("{\"name\":\"Lamp\",\"color\":1}").post(THINGS));
        refused("hidden", () -> api().body("{\"name\":\"Lamp\"}").post(THINGS + "?hidden=1"));
        refused(
                "X-Hidden",
                () -> api().body("{\"name\":\"Lamp\"}").header("X-Hidden", "1").post(THINGS));
        answers(200, THING, TAG);
        refused("request body", () -> api().body("{}").get(THINGS + "/thing_1"));
    }

    @Test
    void aBodyOfAnyTypeIsTakenWhereAFileIsDocumented() {
        answers(204, "", Map.of());
        api().body("{\"any\":17}").put(THINGS + "/thing_1");
        api().contentType("text/plain").body("any").put(THINGS + "/thing_1");
    }

    @Test
    void aPostMayStandForAnotherMethod() {
        answers(201, CREATED, LOCATION);
        api().body("{\"name\":\"Lamp\"}").post(THINGS + "?method=POST");
        answers(200, THING, TAG);
        api().post(THINGS + "/thing_1?method=GET");
        refused("method", () -> api().post(THINGS + "/thing_1?method=DELETE"));
        refused("method", () -> api().get(THINGS + "/thing_1?method=GET"));
        answers(400, "{}", Map.of());
        api().post(THINGS + "?method=NONE");
    }

    private RequestSpecification api() {
        return given().baseUri("http://localhost:" + service.getAddress().getPort())
                .contentType("application/json")
                .filter(new OpenApiFilter());
    }

    private static void refused(String fault, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AssertionError.class).hasMessageContaining(fault);
    }

    private void answers(int status, String body, Map<String, String> headers) {
        try {
            service.removeContext("/");
        } catch (IllegalArgumentException e) {
            // The first answer of the test.
        }
        service.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
            headers.forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
