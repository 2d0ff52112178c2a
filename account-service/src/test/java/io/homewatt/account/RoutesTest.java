package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses and methods there are, and what is answered to others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class RoutesTest {
    private final AccountApi api = AccountApi.fresh();

    static Stream<String> providerIds() {
        return Stream.of(
                "a/b",
                "/",
                "ends/",
                "two  blanks ",
                "100%",
                "%2F",
                "a+b",
                "a;b=c",
                "a?b#c",
                "properties",
                "pid",
                "../properties",
                "\\",
                "'\"",
                "{a}",
                "T\u0101maki \u26a1 \ud83c\udf3f",
                "x".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("providerIds")
    void aProviderAccountIdMayHaveAnyCharacters(String providerId) {
        String id = api.asBackEnd()
                .body(Map.of("providerAccountId", providerId))
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");
        String path = PATH + "/pid/" + Hostile.encoded(providerId);

        for (Response answer : List.of(
                raw().get(path),
                raw().body("{\"accountName\":\"Changed\"}").put(path),
                raw().get("/rest/v1/account?providerAccountId=" + Hostile.encoded(providerId)),
                raw().get(PATH + "?providerAccountId=" + Hostile.encoded(providerId)))) {
            assertThat(answer.statusCode()).as(answer::asString).isEqualTo(200);
            assertThat(answer.<String>path("results[0].accountId")).isEqualTo(id);
            assertThat(answer.<String>path("results[0].providerAccountId")).isEqualTo(providerId);
        }
        raw().body("{\"keyName\":\"k\",\"dataValue\":\"v\"}")
                .post(path + "/properties")
                .then()
                .statusCode(200);
        raw().get(path + "/properties").then().statusCode(200).body("results[0].dataValue", equalTo("v"));
        raw().delete(path).then().statusCode(200).body("results[0].accountId", equalTo(id));
    }

    private RequestSpecification raw() {
        return api.asBackEnd().urlEncodingEnabled(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/none",
                "/00000000-0000-0000-0000-000000000000",
                "/pid/none",
                "/none/properties",
                "/pid/none/tariffs",
                "/none/rates"
            })
    void anAccountThatIsNotThereIsNotFound(String path) {
        Response answer = api.asBackEnd().get(PATH + path);

        Refusal.is(answer, 404, "ObjectNotFound");
        assertThat(answer.<String>path("results[0].objectName")).isEqualTo("Account");
    }

    @Test
    void whatIsNoRouteIsRefusedInTheEnvelope() {
        String id = api.create("{}");

        for (String path : List.of("/rest/v1", "/rest/v1/account/" + id, "/rest/v2/accounts", "/rest", "/none")) {
            Refusal.is(api.asBackEnd().get(path), 404, "ObjectNotFound");
        }
        Refusal.is(api.asBackEnd().get(PATH + "/" + id + "/nothing"), 404, "ObjectNotFound");
        Refusal.is(api.asBackEnd().patch(PATH), 405, "InvalidArgument");
        Refusal.is(api.asBackEnd().delete(PATH), 405, "InvalidArgument");
        Refusal.is(api.asBackEnd().body("{}").patch(PATH + "/" + id), 405, "InvalidArgument");
        Refusal.is(api.asBackEnd().get(PATH + "/" + id + "/interview"), 405, "InvalidArgument");
        Refusal.is(api.asBackEnd().accept("text/html").get(PATH), 406, "InvalidArgument");
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            Refusal.is(
                    new Hostile.Body(type, "{}".getBytes(StandardCharsets.UTF_8), type, Map.of())
                            .sentWith(api.asBackEnd())
                            .post(PATH),
                    415,
                    "InvalidArgument");
        }
        Refusal.is(
                new Hostile.Body("", new byte[1_100_000], "application/json", Map.of())
                        .sentWith(api.asBackEnd())
                        .post(PATH),
                413,
                "InvalidArgument");
        Refusal.names(api.asBackEnd().get("/rest/v1/account"), "NotNull", "providerAccountId");
        api.get("").body("count", equalTo(1));
    }
}
