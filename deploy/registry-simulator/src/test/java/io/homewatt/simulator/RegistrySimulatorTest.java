package io.homewatt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySimulatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KNOWN = "0000143418TRD9F";
    private static final String WRONG_DIGITS = "1234567890AA111";
    private static final String SINGLE = "/ICPConnectionData/v2/single/?ICP=";
    private static final String LIST = "/ICPConnectionData/v2/list/?ids=";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Vertx vertx;
    private static RegistrySimulator simulator;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        simulator = RegistrySimulator.start(vertx, 0);
    }

    @AfterAll
    static void stop() {
        simulator.close();
        vertx.close();
    }

    @BeforeEach
    void asAtTheStart() {
        simulator.knobs().reset().latencyMillis(0).callsPerMinute(0);
        simulator.resetStats();
    }

    @Test
    void aKnownIdentifierIsAnArrayOfOneAndTheSameEveryTime() throws Exception {
        HttpResponse<String> first = get(SINGLE + KNOWN);
        HttpResponse<String> second = get(SINGLE + KNOWN.toLowerCase(java.util.Locale.ROOT));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        JsonNode answer = JSON.readTree(first.body());
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("ICPIdentifier").asText()).isEqualTo(KNOWN);
        assertThat(answer.get(0).get("ICPStatus").asInt()).isEqualTo(2);
        assertThat(fields(answer.get(0)))
                .containsExactly(
                        "ICPIdentifier",
                        "ICPStatus",
                        "Address",
                        "Network",
                        "Pricing",
                        "Trader",
                        "Metering",
                        "Messages");
    }

    @Test
    void theDocumentsSampleIsKnownThoughItsCheckDigitsAreWrong() throws Exception {
        JsonNode sample = JSON.readTree(get(SINGLE + "0005834930RN094").body()).get(0);

        assertThat(sample.at("/ICPStatus").asInt()).isEqualTo(2);
        assertThat(sample.at("/Network/NetworkParticipantID").asText()).isEqualTo("SCAN");
        assertThat(sample.at("/Network/POC").asText()).isEqualTo("DVK0111");
        JsonNode meter = sample.at("/Metering/InstallationInformation/0/ComponentInformation/0");
        assertThat(meter.at("/AMIFlag").asBoolean()).isTrue();
        assertThat(meter.at("/ComponentType").asText()).isEqualTo("M");
        assertThat(meter.findValuesAsText("EnergyFlowDirection")).containsExactlyInAnyOrder("X", "I");
    }

    @Test
    void wrongCheckDigitsAreNotFoundInTheRecordedShape() throws Exception {
        HttpResponse<String> response = get(SINGLE + WRONG_DIGITS);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
                                {"ICPIdentifier":"1234567890AA111","ICPStatus":0,"Address":null,"Network":null,
                                 "Pricing":null,"Trader":null,"Metering":null,
                                 "Messages":[{"Code":103,"Message":"ICP not found in the registry."}]}
                                """));
    }

    @Test
    void aWrongFormatIsRefused() throws Exception {
        HttpResponse<String> response = get(SINGLE + "XXXXXXXX");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/Messages/0/Code").asInt())
                .isEqualTo(400);
        assertThat(get(LIST + KNOWN + ",nonsense").statusCode()).isEqualTo(400);
        assertThat(get(LIST).statusCode()).isEqualTo(400);
    }

    @Test
    void aListLeavesOutWhatIsUnknownAndIsNotFoundWhenNothingIsKnown() throws Exception {
        simulator.knobs().unknownIcps(Set.of("0000130040TR3DB"));

        JsonNode some = JSON.readTree(
                get(LIST + KNOWN + ",0000130040TR3DB," + WRONG_DIGITS).body());
        assertThat(some.findValuesAsText("ICPIdentifier")).containsExactly(KNOWN);
        assertThat(get(LIST + "0000130040TR3DB," + WRONG_DIGITS).statusCode()).isEqualTo(404);

        simulator.knobs().unknownInList(UnknownInList.EMPTY_ARRAY);
        assertThat(get(LIST + "0000130040TR3DB").body()).isEqualTo("[]");

        simulator.knobs().unknownInList(UnknownInList.REJECT);
        assertThat(get(LIST + KNOWN + ",0000130040TR3DB").statusCode()).isEqualTo(404);
        assertThat(simulator.stats().largestList()).isEqualTo(3);
    }

    @Test
    void aCallWithoutTheRightKeyIsDenied() throws Exception {
        HttpResponse<String> without = send(HttpRequest.newBuilder(uri(SINGLE + KNOWN)));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(without.body()).get("message").asText())
                .startsWith("Access denied due to missing subscription key.");

        simulator.knobs().requiredKey("the-right-one");
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(401);
    }

    @Test
    void pastTheRateLimitItSaysWhenToTryAgain() throws Exception {
        simulator.knobs().callsPerMinute(2);

        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(200);
        assertThat(get(SINGLE + WRONG_DIGITS).statusCode()).isEqualTo(404);
        HttpResponse<String> third = get(SINGLE + KNOWN);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(third.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);

        simulator.knobs().retryAfterAsDate(true);
        String date = get(SINGLE + KNOWN).headers().firstValue("Retry-After").orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.now());
        assertThat(simulator.stats().answers(429)).isEqualTo(2);
        assertThat(simulator.stats().mostCallsInAMinute()).isEqualTo(4);
    }

    @Test
    void pastTheQuotaOfBytesItSaysSoToo() throws Exception {
        simulator.knobs().bytesPerHour(100);

        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(200);
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(429);
        assertThat(simulator.stats().bytes()).isGreaterThan(1000);
    }

    @Test
    void itCanBeDownInEachWay() throws Exception {
        simulator.knobs().outage(Outage.REFUSE);
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(503);

        simulator.knobs().outage(Outage.HANG);
        assertThatThrownBy(() -> send(asked(SINGLE + KNOWN), Duration.ofSeconds(1)))
                .isInstanceOf(HttpTimeoutException.class);

        simulator.knobs().outage(Outage.DROP);
        assertThatThrownBy(() -> get(SINGLE + KNOWN)).isInstanceOf(IOException.class);

        simulator.knobs().outage(Outage.GARBAGE);
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(200);
        assertThat(get(SINGLE + KNOWN).body()).startsWith("<html>");

        simulator.knobs().outage(Outage.NONE).errorRate(1);
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(500);
    }

    @Test
    void theSupplyPointsHaveTheirColumnsAndAMark() throws Exception {
        List<String> lines = get("/supply-points.csv").body().lines().toList();

        assertThat(lines.get(0)).startsWith("\uFEFFCurrent flag,NSP,");
        assertThat(lines.get(0).split(",")).hasSize(27);
        assertThat(lines.stream().filter(line -> line.startsWith("1,"))).hasSize(40);
        assertThat(lines.stream().filter(line -> line.startsWith("0,"))).hasSize(3);

        simulator.knobs().supplyPoints(false);
        assertThat(get("/supply-points.csv").statusCode()).isEqualTo(503);
    }

    @Test
    void theKnobsAreTurnedOverHttp() throws Exception {
        HttpResponse<String> patched = send(HttpRequest.newBuilder(uri("/knobs"))
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"outage\":\"refuse\",\"latency_ms\":1}")));
        assertThat(JSON.readTree(patched.body()).get("calls_per_minute").asInt())
                .isZero();
        assertThat(get(SINGLE + KNOWN).statusCode()).isEqualTo(503);

        HttpResponse<String> put = send(HttpRequest.newBuilder(uri("/knobs"))
                .method("PUT", HttpRequest.BodyPublishers.ofString("{\"latency_ms\":2}")));
        assertThat(JSON.readTree(put.body()).get("calls_per_minute").asInt()).isEqualTo(75);
        assertThat(JSON.readTree(get("/knobs").body()).get("latency_ms").asInt())
                .isEqualTo(2);

        HttpResponse<String> wrong = send(HttpRequest.newBuilder(uri("/knobs"))
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"error_rate\":2}")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("error_rate");
    }

    @Test
    void itDescribesItselfAndCounts() throws Exception {
        assertThat(get("/").body()).contains("latency_ms").contains("/supply-points.csv");
        get(SINGLE + KNOWN);

        JsonNode stats = JSON.readTree(get("/stats").body());

        assertThat(stats.get("calls").asInt()).isEqualTo(1);
        assertThat(stats.at("/by_status/200").asInt()).isEqualTo(1);
    }

    @Test
    void aSearchAnswersTheAddressThatWasAskedFor() throws Exception {
        JsonNode found = JSON.readTree(get("/ICPConnectionData/v2/search/?streetNumber=260&streetName=Tinakori%20Road")
                .body());

        String icp = found.at("/0/ICPIdentifier").asText();
        assertThat(found.at("/0/Address/PhysicalAddressStreet").asText()).isEqualTo("TINAKORI ROAD");
        assertThat(get(SINGLE + icp).statusCode()).isEqualTo(200);
        assertThat(get("/ICPConnectionData/v2/search/?streetNumber=260").statusCode())
                .isEqualTo(400);
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(asked(path));
    }

    private static HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Ocp-Apim-Subscription-Key", "any");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, Duration patience)
            throws IOException, InterruptedException {
        return HTTP.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(simulator.url() + path);
    }
}
