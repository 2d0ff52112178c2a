package io.homewatt.account.imports;

import static io.homewatt.account.imports.ImportApi.PATH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes: who may use them, and what they say to files that are none. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class ImportResourceTest {
    private static final String SCOPE = "tariffs:admin";
    private static final String COUNTS = "masterTariffId,customerClass,customerCount\n";

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI service;

    private final ImportApi api = ImportApi.fresh();

    enum Route {
        START,
        LIST,
        GET;

        Response call(RequestSpecification request, String id) {
            return switch (this) {
                case START ->
                    request.queryParam("format", "tariff-counts").body(COUNTS).post(PATH);
                case LIST -> request.get(PATH);
                case GET -> request.get(PATH + "/" + id);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyABackEndWithTheScopeGetsIn(Route route) {
        String id = api.imported("tariff-counts", COUNTS).getString("importId");
        Organisation organisation = api.organisation();

        refused(route.call(given(), id), 401, "Unauthorized");
        refused(route.call(ImportApi.as("x.y.z"), id), 401, "Unauthorized");
        refused(route.call(ImportApi.as(organisation.expiredToken(SCOPE)), id), 401, "Unauthorized");
        refused(route.call(ImportApi.as(organisation.token("accounts:write")), id), 403, "Forbidden");
        refused(route.call(ImportApi.as(organisation.householdToken("user", SCOPE)), id), 403, "Forbidden");
        assertThat(api.asBackEnd().get(PATH).jsonPath().getInt("count")).isEqualTo(1);
    }

    @Test
    void anOrganisationSeesItsOwnImportsNewestFirst() {
        String first = api.imported("tariff-counts", COUNTS).getString("importId");
        String second = api.imported("tariff-counts", COUNTS).getString("importId");

        api.asBackEnd()
                .queryParam("pageCount", 1)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("type", equalTo("CatalogueImport"))
                .body("count", equalTo(2))
                .body("pageStart", equalTo(0))
                .body("pageCount", equalTo(1))
                .body("results.importId", equalTo(List.of(second)))
                .body("results[0].skipped", nullValue());
        ImportApi other = ImportApi.fresh();
        refused(other.asBackEnd().get(PATH + "/" + first), 404, "ObjectNotFound");
        other.asBackEnd().get(PATH).then().body("count", equalTo(0));
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void anIdThatIsNoneIsNotFound(String text) {
        if (text.isEmpty() || text.equals("../../etc/passwd")) {
            // Those are other addresses.
            return;
        }
        Response answer = api.asBackEnd().urlEncodingEnabled(false).get(PATH + "/" + Hostile.encoded(text));

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.asString()).doesNotContain(Hostile.MARK);
    }

    @Test
    void anImportThatRunsIsShownWithItsProgressAndKeepsOthersOut() {
        String id = running(Duration.ofSeconds(1));
        try {
            api.asBackEnd()
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("results[0].status", equalTo("RUNNING"))
                    .body("results[0].recordsRead", equalTo(7))
                    .body("results[0].added", equalTo(4))
                    .body("results[0].changed", equalTo(1))
                    .body("results[0].unchanged", equalTo(1))
                    .body("results[0].skippedCount", equalTo(1))
                    .body("results[0].skipped[0].line", equalTo(3))
                    .body("results[0].finishedAt", nullValue());

            refused(ImportApi.fresh().post("tariff-counts", COUNTS.getBytes(StandardCharsets.UTF_8)), 409, "Conflict");
        } finally {
            pool.query("update catalogue_import set status = 'COMPLETED' where import_id = '" + id + "'")
                    .execute()
                    .await()
                    .indefinitely();
        }
        assertThat(api.imported("tariff-counts", COUNTS).getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void anImportWhoseProcessDiedHasFailed() {
        String id = running(Duration.ofHours(1));

        api.asBackEnd()
                .get(PATH + "/" + id)
                .then()
                .body("results[0].status", equalTo("FAILED"))
                .body("results[0].message", containsString("import the file again"))
                .body("results[0].finishedAt", notNullValue());
        assertThat(api.imported("tariff-counts", COUNTS).getString("status")).isEqualTo("COMPLETED");
        api.asBackEnd().get(PATH + "/" + id).then().body("results[0].status", equalTo("FAILED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urdb", "URDB_CSV", "zqx9mark", "urdb-csv\u0000"})
    void anUnknownFormatIsRefused(String format) {
        Response answer = api.post(format, COUNTS.getBytes(StandardCharsets.UTF_8));

        refused(answer, 400, "InvalidArgument");
        assertThat(answer.path("results[0].propertyName").toString()).isEqualTo("format");
        assertThat(answer.asString()).doesNotContain(Hostile.MARK);
    }

    @Test
    void anEmptyBodyIsRefused() {
        Response answer = api.post("urdb-csv", new byte[0]);

        refused(answer, 400, "NotNull");
        assertThat(answer.path("results[0].propertyName").toString()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json", "application/gzip", "text/csv; charset=UTF-8", "a/b"})
    void anyContentTypeWillDo(String contentType) {
        api.asBackEnd()
                .contentType(contentType)
                .queryParam("format", "tariff-counts")
                .body(COUNTS.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "/")
                .then()
                .statusCode(200);
        api.ended(api.asBackEnd().get(PATH).path("results[0].importId"));
    }

    @Test
    void aFileMayBeLargerThanOtherBodiesAndComeInChunks() throws Exception {
        byte[] file = (COUNTS + "x,RESIDENTIAL,1\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8);

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve(PATH + "?format=tariff-counts"))
                                .header(
                                        "Authorization",
                                        "Bearer " + api.organisation().token(SCOPE))
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonPath report = api.ended(JsonPath.from(answer.body()).getString("results[0].importId"));
        assertThat(report.getInt("recordsRead")).isEqualTo(500_000);
        assertThat(report.getInt("skippedCount")).isEqualTo(500_000);
        assertThat(report.getList("skipped")).hasSize(1_000);
    }

    @Test
    void aLargeBodyOfSomebodyElseIsNotTaken() {
        Response answer = given().body(new byte[20_000_000])
                .queryParam("format", "urdb-csv")
                .post(PATH);

        refused(answer, 401, "Unauthorized");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        String request = "POST " + PATH + "?format=urdb-csv HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + api.organisation().token(SCOPE)
                + "\r\nContent-Type: text/csv\r\nContent-Length: 2000000000\r\nExpect: 100-continue\r\n\r\n";
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"status\":\"error\"");
        }
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#bodies")
    void aHostileFileFailsItsImportAndNothingElse(Hostile.Body body) {
        // The server ends the connection before anything of ours is asked.
        assumeThat(body.name()).isNotEqualTo("what claims to be gzip");
        for (String format : new String[] {"urdb-json", "urdb-csv", "supply-regions"}) {
            Response answer =
                    body.sentWith(api.asBackEnd()).queryParam("format", format).post(PATH);

            assertThat(answer.statusCode()).as(answer::asString).isLessThan(500);
            if (answer.statusCode() == 200) {
                JsonPath report = api.ended(answer.path("results[0].importId"));
                assertThat(report.prettify()).doesNotContain(Hostile.MARK);
                assertThat(report.getInt("added")).isZero();
                if (report.getString("status").equals("FAILED")) {
                    assertThat(report.getString("message")).startsWith("The ").doesNotContain("our side");
                }
            } else {
                assertThat(answer.asString()).doesNotContain(Hostile.MARK).contains("\"status\":\"error\"");
            }
        }
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("status", equalTo("error")).body("results[0].code", equalTo(code));
    }

    /** One that another process is busy with, and that gave its last sign so long ago. */
    private String running(Duration silent) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("""
                        insert into catalogue_import (import_id, org_id, format, status, started_at, updated_at,
                          records_read, added, changed, unchanged, skipped_count, skipped)
                        values ($1, $2, 'urdb-csv', 'RUNNING', now(), now() - make_interval(secs => $3), 7, 4, 1, 1, 1,
                          '[{"line":3,"id":null,"reason":"is not approved"}]')""")
                .execute(Tuple.of(id, api.organisation().id(), (double) silent.toSeconds()))
                .await()
                .indefinitely();
        return id.toString();
    }
}
