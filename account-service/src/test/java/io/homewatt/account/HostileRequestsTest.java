package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client in its right mind sends: never a fault of ours, never an echo, and the member is named. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class HostileRequestsTest {
    private static final String NUL = "\\u0000";

    /** Members for text, which bodies of accounts have at these places. */
    private static final List<String> TEXTS = List.of(
            "{\"accountId\":%s}",
            "{\"providerAccountId\":%s}",
            "{\"accountName\":%s}",
            "{\"customerOrgId\":%s}",
            "{\"customerOrgName\":%s}",
            "{\"timeZone\":%s}",
            "{\"owner\":%s}",
            "{\"accountManager\":%s}",
            "{\"status\":%s}",
            "{\"type\":%s}",
            "{\"address\":{\"addressName\":%s}}",
            "{\"address\":{\"address1\":%s}}",
            "{\"address\":{\"address2\":%s}}",
            "{\"address\":{\"city\":%s}}",
            "{\"address\":{\"state\":%s}}",
            "{\"address\":{\"zip\":%s}}",
            "{\"address\":{\"country\":%s}}",
            "{\"address\":{\"addressString\":%s}}",
            "{\"address\":{\"formattedAddress\":%s}}",
            "{\"properties\":[{\"dataValue\":\"1\",\"keyName\":%s}]}",
            "{\"properties\":{\"k\":{\"dataValue\":\"1\",\"fromDateTime\":%s}}}",
            "{\"properties\":{\"k\":{\"dataValue\":\"1\",\"toDateTime\":%s}}}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"serviceType\":%s}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"customerClass\":%s}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"effectiveDate\":%s}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"rateGroupName\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"rateName\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"chargeType\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"chargePeriod\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"season\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"timeOfUse\":%s}]}]}",
            "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"rateBands\":[{\"rateUnit\":%s}]}]}]}");

    private final AccountApi api = AccountApi.fresh();
    private String id;

    @BeforeEach
    void create() {
        id = api.create("{\"providerAccountId\":\"p\"}");
    }

    private Stream<Response> everyBodyRoute(UnaryOperator<RequestSpecification> with) {
        Stream<Response> ofAll = Stream.of(
                with.apply(api.asBackEnd()).post(PATH),
                with.apply(api.asBackEnd()).put(PATH));
        return Stream.concat(
                ofAll,
                Stream.of(PATH + "/" + id, PATH + "/pid/p")
                        .flatMap(path -> Stream.of(
                                with.apply(api.asBackEnd()).put(path),
                                with.apply(api.asBackEnd()).post(path + "/properties"),
                                with.apply(api.asBackEnd()).put(path + "/properties"),
                                with.apply(api.asBackEnd()).put(path + "/interview"),
                                with.apply(api.asBackEnd()).post(path + "/tariffs"),
                                with.apply(api.asBackEnd()).put(path + "/tariffs"))));
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#bodies")
    void noHostileBodyIsTaken(Hostile.Body body) {
        everyBodyRoute(body::sentWith).forEach(Refusal::is);

        assertThat(SentEvent.of(api.organisation())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#jsonThatIsNoText")
    void theMemberThatIsNoTextIsNamed(String value) {
        for (String template : TEXTS) {
            String member = template.replaceAll(".*\"(\\w+)\":%s.*", "$1");
            Hostile.Body body = bytes(template.formatted(value));
            Response created = body.sentWith(api.asBackEnd()).post(PATH);
            Response updated = body.sentWith(api.asBackEnd()).put(PATH + "/" + id);
            for (Response answer : List.of(created, updated)) {
                assertThat(answer.statusCode()).as(template).isEqualTo(400);
                Refusal.assertNotFailed(answer);
                // Numbers of thousands of digits are refused before anyone knows which member they are.
                if (answer.path("results[0].propertyName") != null) {
                    assertThat(answer.<String>path("results[0].propertyName")).endsWith(member);
                } else {
                    assertThat(value).hasSizeGreaterThan(800);
                }
            }
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(1);
    }

    /** Numbers and truth values are fine here, for some clients don't quote them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[\"a\"]",
                "\"a" + NUL + "\"",
                "\"\\ud800\"",
                "\"\\udc00a\"",
                "\"\\u001b[31m\"",
                "null"
            })
    void aDataValueIsScalarTextThatCanBeStored(String value) {
        String property = "{\"keyName\":\"k\",\"dataValue\":" + value + "}";

        Refusal.is(api.asBackEnd()
                .body("{\"properties\":{\"k\":" + property + "}}")
                .post(PATH));
        Refusal.is(api.asBackEnd().body("{\"properties\":[" + property + "]}").put(PATH + "/" + id));
        Refusal.is(api.asBackEnd().body(property).put(PATH + "/pid/p/properties"));
        Refusal.is(api.asBackEnd().body("[" + property + "]").put(PATH + "/pid/p/interview"));
        Refusal.is(api.asBackEnd()
                .body(property.replace("\"k\"", "\"accountName\""))
                .put(PATH + "/pid/p/properties"));
        api.get("/" + id + "/properties").body("count", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a" + NUL, "\\ud800", "\\r\\n", "", " "})
    void aPropertysNameIsTextThatCanBeStored(String name) {
        Refusal.is(api.asBackEnd()
                .body("{\"properties\":{\"" + name + "\":{\"dataValue\":\"1\"}}}")
                .post(PATH));
        Refusal.is(api.asBackEnd()
                .body("{\"keyName\":\"" + name + "\",\"dataValue\":\"1\"}")
                .put(PATH + "/" + id + "/properties"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e400", "0.12345678901234567890123", "1e30"})
    void numbersOfNoUseAreRefused(String number) {
        for (String template : List.of(
                "{\"properties\":{\"k\":{\"dataValue\":\"1\",\"accuracy\":%s}}}",
                "{\"tariffs\":[{\"masterTariffId\":522,\"customerLikelihood\":%s}]}",
                "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"rateBands\":[{\"rateAmount\":%s}]}]}]}",
                "{\"tariffs\":[{\"masterTariffId\":522,\"rates\":[{\"rateBands\":[{\"consumptionUpperLimit\":%s}]}]}]}")) {
            Refusal.is(api.asBackEnd().body(template.formatted(number)).post(PATH), 400, "InvalidArgument");
            Refusal.is(api.asBackEnd().body(template.formatted(number)).put(PATH + "/" + id), 400, "InvalidArgument");
        }
        for (String template : List.of("{\"address\":{\"lat\":%s}}", "{\"address\":{\"lon\":%s}}")) {
            Refusal.assertNotFailed(
                    api.asBackEnd().body(template.formatted(number)).post(PATH));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "\"1\"", "NaN", "[]", "{}", "true", "181", "-1e400"})
    void coordinatesAreNumbersOnTheEarth(String value) {
        for (String member : List.of("lat", "lon")) {
            Refusal.is(api.asBackEnd()
                    .body("{\"address\":{\"" + member + "\":" + value + "}}")
                    .post(PATH));
        }
    }

    @Test
    void aBodyOfTenMegabytesIsTooLarge() {
        Hostile.Body large = bytes("{\"accountName\":\"" + "a".repeat(10_000_000) + "\"}");

        everyBodyRoute(large::sentWith).forEach(answer -> Refusal.is(answer, 413, "InvalidArgument"));
        assertThat(SentEvent.of(api.organisation())).hasSize(1);
    }

    /** Rest-assured reads JSON that is text, and takes its time. */
    private static Hostile.Body bytes(String json) {
        return new Hostile.Body("", json.getBytes(StandardCharsets.UTF_8), "application/json", Map.of());
    }

    @Test
    void manyFaultsAreNotToldWithoutEnd() {
        String faults = IntStream.range(0, 500)
                .mapToObj(i -> "{\"keyName\":\"\",\"accuracy\":-1}")
                .collect(Collectors.joining(","));

        Refusal.is(api.asBackEnd().body("{\"properties\":[" + faults + "]}").post(PATH));
    }
}
