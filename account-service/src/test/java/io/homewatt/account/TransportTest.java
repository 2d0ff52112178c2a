package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in all the forms that HTTP clients give them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class TransportTest {
    private static final String BODY = "{\"accountName\":\"T\u0101maki\"}";

    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"by id", "by provider id"})
    void everyRouteMayEndWithASlash(String by) {
        String id = api.create("{\"providerAccountId\":\"slash\"}");
        String account = PATH + (by.equals("by id") ? "/" + id : "/pid/slash");

        ok(api.asBackEnd().get(PATH + "/")).body("results.accountId", equalTo(List.of(id)));
        ok(api.asBackEnd().get(PATH + "/?pageCount=1")).body("pageCount", equalTo(1));
        ok(api.asBackEnd().get("/rest/v1/account/?providerAccountId=slash")).body("results[0].accountId", equalTo(id));
        ok(api.asBackEnd().body("{}").post(PATH + "/")).body("results[0].status", equalTo("ACTIVE"));
        ok(api.asBackEnd().body("{\"providerAccountId\":\"slash\"}").put(PATH + "/"))
                .body("results[0].accountId", equalTo(id));
        ok(api.asBackEnd().get(account + "/")).body("results[0].accountId", equalTo(id));
        ok(api.asBackEnd().body(BODY).put(account + "/")).body("results[0].accountId", equalTo(id));
        String property = "{\"keyName\":\"k\",\"dataValue\":\"v\"}";
        ok(api.asBackEnd().body(property).post(account + "/properties/")).body("type", equalTo("PropertyData"));
        ok(api.asBackEnd().body(property).put(account + "/properties/")).body("type", equalTo("PropertyData"));
        ok(api.asBackEnd().get(account + "/properties/")).body("results.keyName", equalTo(List.of("k")));
        ok(api.asBackEnd().delete(account + "/properties/k/")).body("count", equalTo(0));
        ok(api.asBackEnd().get(account + "/properties")).body("count", equalTo(0));
        ok(api.asBackEnd().body("[" + property + "]").put(account + "/interview/"))
                .body("count", equalTo(1));
        ok(api.asBackEnd().get(account + "/tariffs/")).body("type", equalTo("Tariff"));
        ok(api.asBackEnd().body("{\"masterTariffId\":522}").post(account + "/tariffs/"))
                .body("results[0].masterTariffId", equalTo(522));
        ok(api.asBackEnd().body("{\"masterTariffId\":522}").put(account + "/tariffs/"))
                .body("results[0].masterTariffId", equalTo(522));
        ok(api.asBackEnd().get(account + "/rates/")).body("type", equalTo("TariffRate"));
        ok(api.asBackEnd().delete(account + "/tariffs/")).body("type", equalTo("Tariff"));
        ok(api.asBackEnd().delete(account + "/")).body("results[0].status", equalTo("DELETED"));
    }

    @Test
    void aPostMaySayThatItIsAPutOrADelete() {
        String id = ok(asIs().body("{\"providerAccountId\":\"over\"}").post(PATH + "?method=PUT"))
                .extract()
                .path("results[0].accountId");

        ok(asIs().body("{\"providerAccountId\":\"over\"}").post(PATH + "?method=PUT"))
                .body("results[0].accountId", equalTo(id));
        ok(asIs().body(BODY).post(PATH + "/" + id + "?method=PUT"))
                .body("results[0].accountName", equalTo("T\u0101maki"));
        ok(asIs().body("[{\"keyName\":\"k\",\"dataValue\":\"v\"}]").post(PATH + "/pid/over/interview?method=PUT"))
                .body("count", equalTo(1));
        ok(asIs().post(PATH + "/pid/over/properties/k?method=DELETE")).body("count", equalTo(0));
        ok(asIs().post(PATH + "/" + id + "?method=DELETE")).body("results[0].status", equalTo("DELETED"));
        ok(asIs().post(PATH + "/" + id + "?method=DELETE&hardDelete=true"));
        Refusal.is(asIs().get(PATH + "/" + id), 404, "ObjectNotFound");
    }

    @Test
    void aMethodIsOnlySaidByAPostAndAllowsNoMore() {
        String id = api.create("{}");

        for (String other : List.of("GET", "PATCH", "put", "", "CONNECT")) {
            Refusal.names(asIs().body("{}").post(PATH + "?method=" + other), "method");
        }
        ok(asIs().get(PATH + "/" + id + "?method=DELETE")).body("results[0].status", equalTo("ACTIVE"));
        Refusal.is(
                given().auth()
                        .oauth2(api.organisation().token("accounts:read"))
                        .contentType(ContentType.JSON)
                        .post(PATH + "/" + id + "?method=DELETE"),
                403,
                "Forbidden");
        Refusal.is(given().contentType(ContentType.JSON).post(PATH + "/" + id + "?method=DELETE"), 401, "Unauthorized");
        api.get("/" + id).body("results[0].status", equalTo("ACTIVE"));
    }

    @Test
    void aBodyMayComeInChunks() throws IOException {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        var chunks = new ByteArrayOutputStream();
        // One byte each, so that a character is in two of them.
        for (byte part : body) {
            chunks.writeBytes(new byte[] {'1', '\r', '\n', part, '\r', '\n'});
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        String answer = exchange("Transfer-Encoding: chunked\r\nConnection: close", chunks.toByteArray());

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"accountName\":\"T\u0101maki\"");
    }

    /** The exchange reads to the end, which only the service can make. */
    @Test
    void aConnectionIsClosedWhenTheClientWantsIt() throws IOException {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        String answer = exchange("Content-Length: " + body.length + "\r\nConnection: close", body);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"accountName\":\"T\u0101maki\"");
    }

    @Test
    void aBodyMayBeCompressed() {
        Response answer = compressed("gzip", gzip(BODY.getBytes(StandardCharsets.UTF_8)));

        ok(answer).body("results[0].accountName", equalTo("T\u0101maki"));
    }

    @Test
    void aLargeBodyIsNotTakenInASmallOne() {
        for (int size : new int[] {2_000_000, 200_000_000}) {
            byte[] blanks = new byte[size];
            Arrays.fill(blanks, (byte) ' ');
            Refusal.is(compressed("gzip", gzip(blanks)), 413, "InvalidArgument");
        }
        byte[] quarter = new byte[250_000];
        Arrays.fill(quarter, (byte) ' ');
        quarter[0] = '{';
        quarter[quarter.length - 1] = '}';
        ok(compressed("gzip", gzip(quarter)));
    }

    @Test
    void whatIsNotCompressedAsItSaysIsRefused() {
        byte[] zip = gzip(BODY.getBytes(StandardCharsets.UTF_8));
        byte[] broken = zip.clone();
        broken[zip.length / 2] ^= 0x5a;

        Refusal.is(compressed("gzip", BODY.getBytes(StandardCharsets.UTF_8)));
        Refusal.is(compressed("gzip", broken));
        Refusal.is(compressed("gzip", Arrays.copyOf(zip, zip.length / 2)));
        Refusal.is(compressed("gzip", new byte[0]));
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 40_000; i++) {
            many.writeBytes(gzip(new byte[0]));
        }
        Refusal.is(compressed("gzip", many.toByteArray()));
        Refusal.is(compressed("nonsense", zip), 415, "InvalidArgument");
        api.get("").body("count", equalTo(0));
    }

    private Response compressed(String encoding, byte[] body) {
        return new Hostile.Body(encoding, body, "application/json", Map.of("Content-Encoding", encoding))
                .sentWith(asIs())
                .post(PATH);
    }

    /** What is no documented form of a request, and still has to work. */
    private RequestSpecification asIs() {
        return given().auth()
                .oauth2(api.organisation().token("accounts:read", "accounts:write"))
                .contentType(ContentType.JSON);
    }

    private static ValidatableResponse ok(Response answer) {
        return answer.then().statusCode(200);
    }

    /** As no client library sends it. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "%u0041", "%25%zz", "{}", "|", "\\"})
    void anAddressThatIsNotEncodedIsNoFaultOfOurs(String text) throws IOException {
        for (String path : List.of(PATH + "?search=" + text, PATH + "/pid/" + text, PATH + "/" + text + "/rates")) {
            assertThat(exchange("GET " + path, "Connection: close", new byte[0]))
                    .matches("(?s)HTTP/1.1 [24]\\d\\d.*");
        }
    }

    private String exchange(String headers, byte[] body) throws IOException {
        return exchange("POST " + PATH, headers, body);
    }

    private String exchange(String request, String headers, byte[] body) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + api.organisation().token("accounts:read", "accounts:write") + "\r\n"
                    + headers
                    + "\r\n\r\n";
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
