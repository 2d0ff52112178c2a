package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches find, and what they cost at most. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class SearchTest {
    private final AccountApi api = AccountApi.fresh();

    @Test
    void namesOfAccountsAndOrganisationsAreSearchedUnlessToldOtherwise() {
        String a = api.create("{\"accountName\":\"Peets Briarwood Mall\"}");
        String b = api.create("{\"customerOrgName\":\"Peet's, PEETS\",\"accountName\":\"Other\"}");
        api.create("{\"owner\":\"Peets\",\"customerOrgId\":\"Peets\",\"providerAccountId\":\"Peets\","
                + "\"address\":{\"city\":\"Peets\"},\"properties\":{\"Peets\":{\"dataValue\":\"Peets\"}}}");

        assertThat(api.found("search", "Peets")).containsExactly(a, b);
        assertThat(api.found("search", "peets b")).containsExactly(a);
        assertThat(api.found("search", "eets", "searchOn", "")).containsExactly(a, b);
        assertThat(api.found("search", "s")).containsExactly(a, b);
        assertThat(api.found("search", "nobody")).isEmpty();
        assertThat(api.found("search", "")).hasSize(3);
        assertThat(api.found("search", " ")).hasSize(3);
    }

    @Test
    void aSearchIsForAnythingTheBeginningTheEndOrAll() {
        String all = api.createWith("accountName", "mall");
        String start = api.createWith("accountName", "Mall Road");
        String end = api.createWith("accountName", "Briarwood Mall");
        String in = api.createWith("accountName", "Small talk");
        api.createWith("accountName", "Ma ll");

        assertThat(api.found("search", "MALL")).containsExactly(all, start, end, in);
        assertThat(api.found("search", "MALL", "startsWith", "true")).containsExactly(all, start);
        assertThat(api.found("search", "MALL", "endsWith", "true")).containsExactly(all, end);
        assertThat(api.found("search", "MALL", "startsWith", "TRUE", "endsWith", "true"))
                .containsExactly(all);
        assertThat(api.found("search", "MALL", "startsWith", "false", "endsWith", "", "isRegex", "false"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plaza 12 no. 12",
                "  -- a.b_C--D\u0101 \u0130stanbul \u212a9 Q q~x",
                "\u6771\u4eac12 \u0391\u03a3 STRA\u00dfE",
                "\ud83c\udf3f1 a1\ud83c\udf3fb2 %_\\ 'abc'"
            })
    void aNameIsFoundByEachOfItsParts(String name) {
        String id = api.createWith("accountName", name);

        for (int length : new int[] {3, 4, 7, name.length()}) {
            for (int i = 0; i + length <= name.length(); i++) {
                String part = name.substring(i, i + length);
                if (!part.isBlank() && part.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)) {
                    assertThat(api.found("search", part)).as(part).containsExactly(id);
                }
            }
        }
    }

    @Test
    void signsBetweenWordsAreOfMatter() {
        String id = api.createWith("accountName", "Plaza 12 no. 12");
        api.createWith("accountName", "Plaza 12, no. 12");
        api.createWith("accountName", "Plaza 12 no. 34 no. 12");
        api.createWith("accountName", "Plazaq12qnoq12");

        assertThat(api.found("search", "plaza 12 no. 12")).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "\\%",
                "%a%",
                "a_c",
                "'",
                "\"",
                "''",
                "a\\",
                "\\\\",
                "$1",
                ":org",
                "?",
                "[a]",
                ".*",
                "<b>",
                "{}",
                "\u26a1",
                "\ud83c\udf3f",
                "a\"b\\c",
                "/",
                "&amp;",
                "--",
                ";"
            })
    void everyCharacterIsTakenLiterally(String text) {
        String name = "x" + text + "y";
        String id = api.asBackEnd()
                .body(Map.of("accountName", name, "properties", Map.of("k", Map.of("dataValue", name))))
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");
        api.create("{\"accountName\":\"abc xxyy\",\"properties\":{\"k\":{\"dataValue\":\"abc xxyy\"}}}");

        for (String on : List.of("accountName", "properties.k", "owner,properties.k")) {
            assertThat(api.found("search", text, "searchOn", on)).as(on).containsExactly(id);
            assertThat(api.found("search", "X" + text, "searchOn", on, "startsWith", "true"))
                    .containsExactly(id);
            assertThat(api.found("search", text + "Y", "searchOn", on, "endsWith", "true"))
                    .containsExactly(id);
            assertThat(api.found("search", name, "searchOn", on, "startsWith", "true", "endsWith", "true"))
                    .containsExactly(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "providerAccountId",
                "accountName",
                "customerOrgId",
                "customerOrgName",
                "owner",
                "accountManager",
                "address.addressString",
                "address.addressName",
                "addressName",
                "address.address1",
                "address.address2",
                "address.city",
                "city",
                "address.state",
                "address.zip",
                "address.country",
                "properties.buildingArea",
                "properties.a.b"
            })
    void anyAttributeOfTextIsSearchedOn(String attribute) {
        String id = api.createWith(attribute, "T\u0101maki Z%");
        api.createWith(attribute, "Tamaki Zo");
        api.create("{}");

        for (String text : List.of("T\u0100MAKI", "\u0101m", "z%", "t\u0101maki z%")) {
            assertThat(api.found("search", text, "searchOn", attribute)).containsExactly(id);
        }
        assertThat(api.found("search", "t\u0101M", "searchOn", "type," + attribute, "startsWith", "true"))
                .containsExactly(id);
        assertThat(api.found("search", "Z%", "searchOn", attribute, "endsWith", "true"))
                .containsExactly(id);
        assertThat(api.found("search", "^t.maki z%$", "searchOn", attribute, "isRegex", "true"))
                .containsExactly(id);
        assertThat(api.found("search", "\u0101m", "searchOn", "type")).isEmpty();
    }

    @Test
    void statusTypeTimeZoneAndIdAreSearchedOnToo() {
        String a = api.create("{\"status\":\"INACTIVE\",\"type\":\"TARGET\",\"timeZone\":\"US/Pacific\"}");
        String b = api.create("{\"timeZone\":\"Pacific/Auckland\"}");

        assertThat(api.found("search", "inact", "searchOn", "status")).containsExactly(a);
        assertThat(api.found("search", "ACTIVE", "searchOn", "status", "startsWith", "true"))
                .containsExactly(b);
        assertThat(api.found("search", "arge", "searchOn", "type")).containsExactly(a);
        assertThat(api.found("search", "pacific", "searchOn", "timeZone")).containsExactly(a, b);
        assertThat(api.found("search", b.substring(20), "searchOn", "accountId"))
                .containsExactly(b);
        assertThat(api.found("search", b, "searchOn", "accountId,owner", "startsWith", "true", "endsWith", "true"))
                .containsExactly(b);
    }

    @Test
    void aPropertyIsSearchedByItsOwnValueOnly() {
        String id = api.create("{\"properties\":{\"a\":{\"dataValue\":\"one\"},\"b\":{\"dataValue\":\"two\"}}}");

        assertThat(api.found("search", "one", "searchOn", "properties.a")).containsExactly(id);
        assertThat(api.found("search", "one", "searchOn", "properties.b")).isEmpty();
        assertThat(api.found("search", "one", "searchOn", "properties.b,properties.a"))
                .containsExactly(id);
        assertThat(api.found("search", "one\", \"two", "searchOn", "properties.a"))
                .isEmpty();
        assertThat(api.found("search", "dataValue", "searchOn", "properties.a")).isEmpty();
        api.delete("/" + id + "/properties/a");
        assertThat(api.found("search", "one", "searchOn", "properties.a")).isEmpty();
    }

    @Test
    void aSearchHasLimits() {
        api.createWith("accountName", "a");

        Refusal.names(api.asBackEnd().queryParam("search", "a".repeat(201)).get(PATH), "search");
        assertThat(api.found("search", "a".repeat(200))).isEmpty();
        Refusal.names(
                api.asBackEnd()
                        .queryParam("search", "a")
                        .queryParam("searchOn", "city" + ",city".repeat(20))
                        .get(PATH),
                "searchOn");
        assertThat(api.found("search", "a", "searchOn", "accountName" + ",city".repeat(19)))
                .hasSize(1);
        Refusal.names(
                api.asBackEnd()
                        .queryParam("search", "a")
                        .queryParam("searchOn", "properties." + "k".repeat(101))
                        .get(PATH),
                "searchOn");
        for (String end : List.of("startsWith", "endsWith")) {
            Refusal.names(
                    api.asBackEnd()
                            .queryParam("search", "a")
                            .queryParam("isRegex", true)
                            .queryParam(end, true)
                            .get(PATH),
                    "isRegex");
        }
    }
}
