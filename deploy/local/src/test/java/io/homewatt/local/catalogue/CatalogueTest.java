package io.homewatt.local.catalogue;

import static io.homewatt.local.catalogue.FakeImports.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private final FakeImports api = new FakeImports();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("rates.csv"), new byte[3_000_000]);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aFileIsSentAndItsImportFollowedToItsEnd() {
        api.then(state("RUNNING", 0, 0)).then(state("RUNNING", 20_000, 0)).then(state("COMPLETED", 58_920, 0));

        assertThat(run("urdb-csv")).isZero();

        assertThat(out)
                .hasToString("Completed: 58,920 records read, 58,920 added, 0 changed, 0 unchanged, 0 skipped\n");
        assertThat(api.sent)
                .extracting(FakeImports.Sent::line)
                .containsExactly(
                        "POST /rest/v1/catalogue/imports?format=urdb-csv",
                        "GET /rest/v1/catalogue/imports/import%2F1",
                        "GET /rest/v1/catalogue/imports/import%2F1");
        assertThat(api.sent.element().bytes()).isEqualTo(3_000_000);
        assertThat(api.sent).allSatisfy(sent -> assertThat(sent.headers().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("app:key".getBytes())));
    }

    @Test
    void atATerminalProgressIsOneLine() {
        api.then(state("RUNNING", 0, 0)).then(state("RUNNING", 20_000, 0)).then(state("COMPLETED", 58_920, 0));

        run("urdb-csv", "--colours");

        assertThat(out.toString()).containsOnlyOnce("\n");
        assertThat(out.toString()).contains("\rSending rates.csv, 3,000,000 bytes", "\r20,000 records read");
    }

    @Test
    void theFirstThatWereSkippedAreShownWithTheReason() {
        var skipped = new JsonArray();
        IntStream.range(0, 30)
                .forEach(i -> skipped.add(new JsonObject()
                        .put("line", 100 + i)
                        .put("id", "id\u001b[" + i)
                        .put("reason", "has no utility")));
        api.then(state("COMPLETED", 60, 42).put("skipped", skipped));

        assertThat(run("urdb-csv")).isZero();

        assertThat(out.toString())
                .contains(
                        "42 skipped",
                        "Skipped, the first of them:\n",
                        "  line 100 id?[0 - has no utility\n",
                        "line 109")
                .doesNotContain("line 110");
    }

    @Test
    void aFailedImportSaysWhy() {
        api.then(state("RUNNING", 0, 0)).then(state("FAILED", 7, 0).put("message", "The file ends in the middle."));

        assertThat(run("urdb-csv")).isEqualTo(1);

        assertThat(out.toString()).startsWith("Failed: 7 records read").contains("The file ends in the middle.\n");
    }

    @Test
    void aServiceThatIsAwayForAMomentIsWaitedFor() {
        api.then(state("RUNNING", 0, 0))
                .then(503, "")
                .then(504, "<html>")
                .then(429, "")
                .then(state("COMPLETED", 1, 0));

        assertThat(run("urdb-csv")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"results\":[{\"message\":\"A valid access token is needed.\"}]} | not taken: 401 A valid access",
                "503 | <html> | not taken: 503",
                "200 | <html> | is this the account API",
                "200 | {\"results\":[]} | is this the account API"
            })
    void whatIsNotTakenIsTold(int status, String body, String told) {
        api.then(status, body);

        assertThat(run("urdb-csv")).isEqualTo(1);
        assertThat(err.toString()).startsWith("catalogue: ").contains(told).hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatIsKnownByItsNameInTheApi(Format format) {
        api.then(state("COMPLETED", 1, 0));

        assertThat(run(format.toString())).isZero();

        assertThat(api.sent.element().line()).endsWith("?format=" + format);
        assertThat(api.sent.element().headers().get("Content-Type"))
                .isEqualTo(format.toString().endsWith("json") ? "application/json" : "text/csv");
        assertThat(api.sent.element().headers().contains("Content-Encoding")).isFalse();
    }

    @Test
    void aCompressedFileIsSentAsItIs() throws IOException {
        file = Files.write(folder.resolve("rates.csv.gz"), new byte[10]);
        api.then(state("COMPLETED", 1, 0));

        run("urdb-csv");

        assertThat(api.sent.element().headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(api.sent.element().bytes()).isEqualTo(10);
    }

    @Test
    void byDefaultItIsTheRunningPlatformAsOrganisationA() throws IOException {
        Files.writeString(folder.resolve("env"), """
                HOMEWATT_URL='%s/'
                HOMEWATT_A_CLIENT_ID='a'
                HOMEWATT_A_CLIENT_SECRET='b'
                HOMEWATT_A_APP_ID='c'
                HOMEWATT_A_UTILITY_CODE='ABCD'
                """.formatted(api.url));
        api.then(state("COMPLETED", 1, 0));

        assertThat(execute("--data", folder.toString(), "urdb-csv", file.toString()))
                .isZero();

        assertThat(api.sent.element().headers().get("Authorization")).isEqualTo("Basic YTpi");
        assertThat(execute("--data", folder.toString(), "--url", "http://other", "urdb-csv", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("a client id and secret are needed for http://other");
    }

    @Test
    void wrongOptionsAreTold() {
        assertThat(execute("urdb-xml", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("urdb-json, urdb-csv, zip-utilities");
        assertThat(execute("urdb-csv")).isEqualTo(2);
        assertThat(execute("--client-id", "a", "urdb-csv", file.toString())).isEqualTo(2);
        file = folder.resolve("none.csv");
        assertThat(run("urdb-csv")).isEqualTo(1);
        assertThat(err.toString()).contains("can't read");
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("deploy/catalogue urdb-csv usurdb.csv.gz", "supply-regions");
    }

    private int run(String format, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--url", api.url, "--client-id", "app", "--client-secret", "key", format, file.toString()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return Catalogue.command(Duration.ofMillis(1))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
