package io.homewatt.local.gateway;

import static io.homewatt.local.gateway.GatewayFixture.BODY_LIMIT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What existing clients of the account API send, and what they get from the gateway itself. */
class AccountRoutesTest {

    private static final String ACCOUNTS = "/rest/v1/accounts";
    private static final String IMPORTS = "/rest/v1/catalogue/imports?format=urdb-csv";

    private GatewayFixture gateway = new GatewayFixture();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACCOUNTS + "/",
                ACCOUNTS + "?method=PUT",
                ACCOUNTS + "/pid/a%2Fb",
                ACCOUNTS + "/pid/a%2fb%5Cc%3Bd/properties/e%2Ff",
                ACCOUNTS + "/pid/a%20b%C3%A9/properties",
                ACCOUNTS + "/pid/a+b:c@d,e",
                "/rest/v1/account?providerAccountId=a%2Fb%20c",
                ACCOUNTS + "?search=Caf%C3%A9&searchOn=accountName,properties.x&isRegex=true",
                "/rest/public/tariffs?zipCode=94105&customerClasses=RESIDENTIAL",
                "/rest/echo/hello"
            })
    void addressesArriveAsTheyWereSent(String target) throws IOException {
        assertThat(gateway.rawGet(target)).startsWith("HTTP/1.1 200 ").contains("account-service");

        assertThat(gateway.accounts.received)
                .singleElement()
                .extracting(Backend.Received::uri)
                .isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACCOUNTS + "/pid/..%2f..%2fq",
                ACCOUNTS + "/pid/a%2f..%2fb",
                ACCOUNTS + "/pid/%2e%2e%5cb",
                ACCOUNTS + "/pid/..",
                ACCOUNTS + "/pid/a%00b",
                ACCOUNTS + "/pid/a%0D%0Ab"
            })
    void hostileIdsStopAtTheGateway(String target) throws IOException {
        assertThat(gateway.rawGet(target)).startsWith("HTTP/1.1 400 ").contains("\"code\":\"InvalidArgument\"");
        assertThat(gateway.accounts.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST"})
    void methodsPassWithTheirBodies(String method) throws Exception {
        gateway.send(gateway.request(ACCOUNTS).method(method, BodyPublishers.ofString("{}")));

        assertThat(gateway.accounts.received).singleElement().satisfies(received -> {
            assertThat(received.method()).isEqualTo(method);
            assertThat(received.body()).hasToString("{}");
        });
    }

    @Test
    void credentialsPassAndTheConnectionEndsWhenTheClientSaysSo() throws IOException {
        String basic = "Basic " + Base64.getEncoder().encodeToString("app:key".getBytes(UTF_8));

        String answer = gateway.raw("GET " + ACCOUNTS + " HTTP/1.1\r\nHost: h\r\nAuthorization: " + basic
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
        assertThat(gateway.accounts.received.get(0).headers().get("Authorization"))
                .isEqualTo(basic);
    }

    @Test
    void theChallengePasses() throws Exception {
        gateway.accounts.does(request -> request.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Basic realm=\"homewatt\", Bearer")
                .end());

        assertThat(gateway.get(ACCOUNTS).headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"homewatt\", Bearer");
    }

    @Test
    void compressedAndChunkedBodiesPassAsTheyAre() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("{\"accountName\":\"a\"}".getBytes(UTF_8));
        }

        gateway.send(gateway.request(ACCOUNTS)
                .headers("Content-Encoding", "gzip", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zipped.toByteArray()))));

        assertThat(gateway.accounts.received).singleElement().satisfies(received -> {
            assertThat(received.headers().get("Content-Encoding")).isEqualTo("gzip");
            assertThat(received.headers().get("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(received.body().getBytes()).isEqualTo(zipped.toByteArray());
        });
    }

    @Test
    void aCatalogueMayBeLargeAndNothingElse() throws Exception {
        int size = 20 * BODY_LIMIT;

        assertThat(post(IMPORTS, size).statusCode()).isEqualTo(200);
        assertThat(gateway.accounts.received.get(0).body().length()).isEqualTo(size);
        HttpResponse<String> refused = post(ACCOUNTS, size);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertEnvelope(refused, "InvalidArgument");
    }

    @Test
    void howLongALargeBodyTakesDoesNotCountAsTheServicesTime(@TempDir Path folder) throws Exception {
        shortTimeouts(folder);
        gateway.accounts.does(request -> {
            request.pause();
            gateway.vertx.setTimer(2_500, timer -> request.resume());
            request.endHandler(end -> request.response().end("all of it"));
        });

        assertThat(post(IMPORTS, 20_000_000).body()).isEqualTo("all of it");
    }

    @ParameterizedTest
    @CsvSource({"/rest", "/rest/", "/rest/v2/accounts", "/rest?a"})
    void unknownAddressesAreNotFoundInTheEnvelope(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"error\",\"count\":1,\"type\":\"Error\",\"results\":[{\"code\":\"ObjectNotFound\","
                                + "\"message\":\"There is nothing at this path.\",\"objectName\":null,\"propertyName\":null,"
                                + "\"propertyValue\":null}]}");
    }

    @Test
    void onlyThisApiHasTheEnvelope() throws Exception {
        assertThat(gateway.get("/restaurant").body()).startsWith("{\"success\":false,");
        assertThat(gateway.get("/docs/unknown").body()).startsWith("{\"success\":false,");
    }

    @Test
    void aServiceThatIsDownOrSilentIsToldInTheEnvelope(@TempDir Path folder) throws Exception {
        shortTimeouts(folder);
        gateway.accounts.does(request -> {});
        HttpResponse<String> silent = gateway.get(ACCOUNTS);
        gateway.accounts.stop();
        HttpResponse<String> down = gateway.get(ACCOUNTS);

        assertThat(silent.statusCode()).isEqualTo(504);
        assertEnvelope(silent, "SystemError");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("Retry-After")).contains("2");
        assertEnvelope(down, "SystemError");
    }

    private void shortTimeouts(Path folder) throws IOException {
        gateway.close();
        String routes = Files.readString(GatewayFixture.ROUTES).replaceAll("request: \\d+s", "request: 1s");
        gateway = new GatewayFixture(Files.writeString(folder.resolve("routes.yaml"), routes));
    }

    private HttpResponse<String> post(String path, int size) throws Exception {
        return gateway.send(gateway.request(path)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]))));
    }

    private static void assertEnvelope(HttpResponse<String> answer, String code) {
        var body = new JsonObject(answer.body());
        assertThat(body.getString("status")).isEqualTo("error");
        assertThat(body.getJsonArray("results").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }
}
