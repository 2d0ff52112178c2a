package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values that look dangerous, and are only text. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AnyTextTest {
    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "'",
                "\\\"",
                "\\\\",
                "$.*",
                "__proto__",
                "constructor",
                "%",
                "{0}",
                "<b>",
                "T\u0101maki",
                "\u26a1",
                "\ud83c\udf3f",
                "a b",
                "0",
                "null",
                "dataValue",
                "properties"
            })
    void anyOtherNameOfAPropertyIsAName(String name) {
        String body = "{\"properties\":{\"" + name + "\":{\"dataValue\":\"" + name + "\"}}}";
        String created = api.create(body);

        String expected = name.replace("\\\"", "\"").replace("\\\\", "\\");
        api.get("/" + created + "/properties")
                .body("results.keyName", equalTo(List.of(expected)))
                .body("results.dataValue", equalTo(List.of(expected)));
        api.asBackEnd()
                .urlEncodingEnabled(false)
                .get(PATH + "?search=" + Hostile.encoded(expected) + "&searchOn=properties." + Hostile.encoded(expected)
                        + "&sortOn=properties." + Hostile.encoded(expected))
                .then()
                .statusCode(200)
                .body("results.accountId", equalTo(List.of(created)));
        api.asBackEnd()
                .urlEncodingEnabled(false)
                .delete(PATH + "/" + created + "/properties/" + Hostile.encoded(expected))
                .then()
                .statusCode(200);
        api.get("/" + created + "/properties").body("count", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table account; --",
                "<script>alert(1)</script>",
                "\ud83c\udf3f\ud83c\udf3f",
                "\u0645\u0631\u062d\u0628\u0627 \u202e",
                "{{7*7}}${7*7}",
                "null",
                "\u00e9 e\u0301 \ufdfa"
            })
    void anyTextIsKeptAsItIs(String text) {
        Map<String, Object> body = Map.of(
                "accountName", text, "customerOrgName", text, "owner", text, "address", Map.of("addressName", text));
        String created = api.asBackEnd()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");

        api.get("/" + created)
                .body("results[0].accountName", equalTo(text))
                .body("results[0].customerOrgName", equalTo(text))
                .body("results[0].owner", equalTo(text))
                .body("results[0].address.addressName", equalTo(text));
    }

    /** Of the characters that take most room, so that what is too long for an index is found. */
    @Test
    void theLongestTextsAreTakenAndNoLongerOnes() {
        String id = api.create("{}");
        for (String character : List.of("\u26a1", "\ud83c\udf3f", "\u023a", "\u0130", "a")) {
            BiFunction<String, Integer, Object> text = (member, length) ->
                    Map.of("address", Map.of(member, character.repeat(length / character.length())));
            Map.of("addressString", 500, "address1", 255, "city", 255, "state", 100, "country", 60, "zip", 20)
                    .forEach((member, length) -> {
                        api.asBackEnd()
                                .body(text.apply(member, length))
                                .post(PATH)
                                .then()
                                .statusCode(200);
                        Refusal.names(
                                api.asBackEnd()
                                        .body(text.apply(member, length + 2))
                                        .post(PATH),
                                member);
                    });
            for (String member : List.of("accountName", "customerOrgId", "customerOrgName", "owner")) {
                String longest = character.repeat(254 / character.length());
                api.asBackEnd().body(Map.of(member, longest)).post(PATH).then().statusCode(200);
                Refusal.names(
                        api.asBackEnd()
                                .body(Map.of(member, longest + "aa" + character))
                                .post(PATH),
                        member);
            }
            String value = character.repeat(2_000 / character.length());
            api.asBackEnd()
                    .body(Map.of("keyName", "k", "dataValue", value))
                    .put(PATH + "/" + id + "/properties")
                    .then()
                    .statusCode(200);
            Refusal.names(
                    api.asBackEnd()
                            .body(Map.of("keyName", "k", "dataValue", value + "a"))
                            .put(PATH + "/" + id + "/properties"),
                    "dataValue");
        }
    }
}
