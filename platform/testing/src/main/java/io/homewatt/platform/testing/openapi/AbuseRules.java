package io.homewatt.platform.testing.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.platform.testing.ForgedToken;
import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.Organisation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody can do to any documented route of a service, by the numbers of OWASP's API Security Top 10 (2023), as tests: a
 * service's own class extends this one. {@code -Dfuzz.seed=N} makes other requests up, {@code -Dfuzz.tries=N} more.
 */
public abstract class AbuseRules {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    private static final OpenApiFilter AS_DOCUMENTED = new OpenApiFilter(DOCUMENT);
    private static final long SEED = Long.getLong("fuzz.seed", 20260301);
    private static final int TRIES = Integer.getInteger("fuzz.tries", 30);

    private Attack attack;
    private String seenBefore;

    /** A new pair of organisations. */
    protected abstract Attack attack();

    /** All routes. */
    public static Stream<String> operations() {
        return DOCUMENT.operations().stream().map(Operation::toString);
    }

    /** Those for which a token is needed. */
    public static Stream<String> guarded() {
        return DOCUMENT.operations().stream().filter(AbuseRules::isGuarded).map(Operation::toString);
    }

    private static boolean isGuarded(Operation operation) {
        return !operation.node().path("security").isEmpty();
    }

    /** Those that take JSON. */
    public static Stream<String> withBody() {
        return DOCUMENT.operations().stream()
                .filter(operation -> operation.body().isPresent())
                .map(Operation::toString);
    }

    /** Those with a parameter that has a greatest value. */
    public static Stream<String> withMaximum() {
        return DOCUMENT.operations().stream()
                .filter(operation -> operation.parameters().stream().anyMatch(AbuseRules::hasMaximum))
                .map(Operation::toString);
    }

    private static boolean hasMaximum(JsonNode parameter) {
        return maximum(parameter).isNumber();
    }

    private static JsonNode maximum(JsonNode parameter) {
        return DOCUMENT.resolve(parameter.path("schema")).path("maximum");
    }

    @BeforeEach
    final void begin() {
        attack = attack();
        seenBefore = attack.seenByThem().get();
        assertThat(seenBefore).contains(attack.mark());
    }

    @AfterEach
    final void nothingOfTheOthersHasChanged() {
        assertThat(attack.seenByThem().get()).isEqualTo(seenBefore);
    }

    @DisplayName(
            "API1:2023 Broken Object Level Authorization: what is another organisation's is as if it weren't there")
    @ParameterizedTest
    @MethodSource("guarded")
    final void whatIsAnothersDoesNotExist(String name) {
        Operation operation = operation(name);
        Sample sample = new Sample(operation, attack.own());
        List<String> ids = sample.names();
        ids.retainAll(attack.theirs().keySet());
        assumeFalse(ids.isEmpty(), "takes no id of what others have");
        Response own = sample.sent(allowed());
        assertThat(own.statusCode())
                .as("with ids of its own: %s", own.asString())
                .isNotIn(401, 403, 404);
        // Each choice of ids to take from the others.
        for (int choice = 1; choice < 1 << ids.size(); choice++) {
            int chosen = choice;
            Set<String> foreign = ids.stream()
                    .filter(id -> (chosen >> ids.indexOf(id) & 1) == 1)
                    .collect(Collectors.toSet());
            Response theirs = sample.with(foreign, attack.theirs()).sent(allowed());
            Response nobodys = sample.with(foreign, nobodys()).sent(allowed());

            assertThat(theirs.asString()).as("with their %s", foreign).doesNotContain(attack.mark());
            // An error may repeat the id that was asked for.
            assertThat(without(attack.theirs(), theirs))
                    .as("with their %s", foreign)
                    .isEqualTo(without(nobodys(), nobodys));
        }
    }

    @DisplayName("API2:2023 Broken Authentication: forged tokens open nothing")
    @ParameterizedTest
    @EnumSource
    final void noForgedTokenIsTaken(ForgedToken token) {
        for (Operation operation : DOCUMENT.operations()) {
            if (isGuarded(operation)) {
                String[] scopes = operation.scopes().toArray(String[]::new);
                Sample sample = new Sample(operation, attack.own());

                Response answer = sample.sent(as(token.of(attack.organisation(), scopes)));

                assertThat(answer.statusCode())
                        .as("%s with a token %s: %s", operation, token, answer.asString())
                        .isIn(401, 403);
                Hostile.assertHarmless(answer);
            }
        }
    }

    @DisplayName("API3:2023 Broken Object Property Level Authorization: nobody sets what is not documented")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBody")
    final void noMemberButTheDocumentedOnesIsTaken(String name) {
        Operation operation = operation(name);
        Sample sample = new Sample(operation, attack.own());
        for (String member : List.of("org_id", "orgId", "organisation", "version", "role", "app_ids")) {
            ObjectNode body = new ObjectMapper().createObjectNode();
            JsonNode example =
                    operation.examples(operation.body().orElseThrow()).get(0);
            if (example.isObject()) {
                body.setAll((ObjectNode) example);
            }
            Response answer = sample.with(body.put(member, Hostile.MARK)).sent(allowed());
            assertThat(answer.statusCode()).as(answer::asString).isEqualTo(400);
            Hostile.assertHarmless(answer);
        }
    }

    @DisplayName("API4:2023 Unrestricted Resource Consumption: more than a page is refused")
    @ParameterizedTest
    @MethodSource("withMaximum")
    final void moreThanTheGreatestValueIsRefused(String name) {
        Operation operation = operation(name);
        // What asks for one thing is not asked together with what asks for a page.
        Map<String, String> ids = new HashMap<>(attack.own());
        operation.parameters().stream()
                .filter(parameter -> !parameter.path("required").asBoolean())
                .forEach(parameter -> ids.remove(parameter.path("name").asText()));
        for (JsonNode parameter : operation.parameters()) {
            if (hasMaximum(parameter)) {
                long more = maximum(parameter).asLong() + 1;
                Response answer = new Sample(operation, ids)
                        .with(Map.of(parameter.path("name").asText(), more))
                        .sent(allowed());
                assertThat(answer.statusCode()).as(answer::asString).isEqualTo(400);
            }
        }
    }

    @DisplayName("API4:2023 Unrestricted Resource Consumption: more than a megabyte is refused")
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBody")
    final void moreThanAMegabyteIsRefused(String name) {
        Sample sample = new Sample(operation(name), attack.own());

        Response answer =
                sample.with("{\"a\":\"" + "x".repeat(1_100_000) + "\"}").sent(allowed());

        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(413);
    }

    @DisplayName("API5:2023 Broken Function Level Authorization: all scopes but the route's own are not enough")
    @ParameterizedTest
    @MethodSource("guarded")
    final void anotherRoutesScopeIsNotEnough(String name) {
        Operation operation = operation(name);
        assumeFalse(operation.scopes().isEmpty(), "needs no scope");
        Set<String> others = new TreeSet<>(Set.of("admin", "*", "customers:*", "realm-admin"));
        DOCUMENT.operations().forEach(other -> others.addAll(other.scopes()));
        others.removeAll(operation.scopes());

        Response answer = new Sample(operation, attack.own())
                .sent(as(attack.organisation().token(others.toArray(String[]::new))));

        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(403);
    }

    @DisplayName("API8:2023 Security Misconfiguration: what is for those who run it is not served with the API")
    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/q/dev-ui", "/q/info", "/metrics", "/.env", "/actuator"})
    final void managementIsElsewhere(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(404);
    }

    @DisplayName("API8:2023 Security Misconfiguration: neither pages of other origins nor other methods are let in")
    @ParameterizedTest
    @MethodSource("operations")
    final void nothingButTheApiIsServed(String name) {
        Operation operation = operation(name);
        Sample sample = new Sample(operation, attack.own());
        Response elsewhere = sample.sent(allowed().header("Origin", "https://" + Hostile.MARK + ".example"));
        assertThat(elsewhere.headers().hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
        Response trace = given().header("X-Secret", Hostile.MARK).request("TRACE", sample.uri());
        assertThat(trace.statusCode()).isBetween(400, 499);
        Hostile.assertHarmless(trace);
    }

    @DisplayName("API1, API3, API4, API8:2023: no made-up request makes it fail, echo or tell of another organisation")
    @ParameterizedTest
    @MethodSource("operations")
    final void noRequestMakesItFailEchoOrTellOfOthers(String name) {
        Operation operation = operation(name);
        var leaks = new Leaks(attack);
        // Of each route others, and of the same route always the same.
        long seed = SEED + name.hashCode();
        List<String> faults = new ArrayList<>();
        for (FuzzedRequest request : OpenApiFuzz.requests(operation, attack, seed, TRIES)) {
            try {
                Response answer = request.sent(allowed());
                Hostile.assertHarmless(answer);
                leaks.check(request, answer);
            } catch (AssertionError | RuntimeException e) {
                faults.add(request + System.lineSeparator() + e.getMessage());
            }
        }
        assertThat(faults).as("-Dfuzz.seed=%d -Dfuzz.tries=%d", SEED, TRIES).isEmpty();
    }

    /** A back end of the attacker's that may do all that its own organisation may. */
    private RequestSpecification allowed() {
        Set<String> scopes = new TreeSet<>();
        DOCUMENT.operations().forEach(operation -> scopes.addAll(operation.scopes()));
        return as(attack.organisation().token(scopes.toArray(String[]::new)));
    }

    private RequestSpecification as(String token) {
        Organisation organisation = attack.organisation();
        RequestSpecification request = given().filter(AS_DOCUMENTED).auth().oauth2(token);
        boolean keys = DOCUMENT.root()
                .at("/components/securitySchemes")
                .findValuesAsText("name")
                .contains("ahiko-app-id");
        return keys ? request.header("ahiko-app-id", organisation.appId()) : request;
    }

    /** Ids like the others', of nothing at all. */
    private Map<String, String> nobodys() {
        return attack.theirs().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, id -> {
            String text = id.getValue();
            return text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
        }));
    }

    /** Status and body, without the ids of things and of the request. */
    private static String without(Map<String, String> ids, Response answer) {
        String text = answer.statusCode() + " " + answer.asString().replace(answer.header("X-Request-Id"), "");
        for (String id : ids.values()) {
            text = text.replace(id, "");
        }
        return text;
    }

    private static Operation operation(String name) {
        return DOCUMENT.operations().stream()
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
