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

        assertThat(found("search", "Peets")).containsExactly(a, b);
        assertThat(found("search", "peets b")).containsExactly(a);
        assertThat(found("search", "eets", "searchOn", "")).containsExactly(a, b);
        assertThat(found("search", "s")).containsExactly(a, b);
        assertThat(found("search", "nobody")).isEmpty();
        assertThat(found("search", "")).hasSize(3);
        assertThat(found("search", " ")).hasSize(3);
    }

    @Test
    void aSearchIsForAnythingTheBeginningTheEndOrAll() {
        String all = named("mall");
        String start = named("Mall Road");
        String end = named("Briarwood Mall");
        String in = named("Small talk");
        named("Ma ll");

        assertThat(found("search", "MALL")).containsExactly(all, start, end, in);
        assertThat(found("search", "MALL", "startsWith", "true")).containsExactly(all, start);
        assertThat(found("search", "MALL", "endsWith", "true")).containsExactly(all, end);
        assertThat(found("search", "MALL", "startsWith", "TRUE", "endsWith", "true"))
                .containsExactly(all);
        assertThat(found("search", "MALL", "startsWith", "false", "endsWith", "", "isRegex", "false"))
                .hasSize(4);
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
            assertThat(found("search", text, "searchOn", on)).as(on).containsExactly(id);
            assertThat(found("search", "X" + text, "searchOn", on, "startsWith", "true"))
                    .containsExactly(id);
            assertThat(found("search", text + "Y", "searchOn", on, "endsWith", "true"))
                    .containsExactly(id);
            assertThat(found("search", name, "searchOn", on, "startsWith", "true", "endsWith", "true"))
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
        String id = with(attribute, "T\u0101maki Z%");
        with(attribute, "Tamaki Zo");
        api.create("{}");

        for (String text : List.of("T\u0100MAKI", "\u0101m", "z%", "t\u0101maki z%")) {
            assertThat(found("search", text, "searchOn", attribute)).containsExactly(id);
        }
        assertThat(found("search", "t\u0101M", "searchOn", "type," + attribute, "startsWith", "true"))
                .containsExactly(id);
        assertThat(found("search", "Z%", "searchOn", attribute, "endsWith", "true"))
                .containsExactly(id);
        assertThat(found("search", "^t.maki z%$", "searchOn", attribute, "isRegex", "true"))
                .containsExactly(id);
        assertThat(found("search", "\u0101m", "searchOn", "type")).isEmpty();
    }

    @Test
    void statusTypeTimeZoneAndIdAreSearchedOnToo() {
        String a = api.create("{\"status\":\"INACTIVE\",\"type\":\"TARGET\",\"timeZone\":\"US/Pacific\"}");
        String b = api.create("{\"timeZone\":\"Pacific/Auckland\"}");

        assertThat(found("search", "inact", "searchOn", "status")).containsExactly(a);
        assertThat(found("search", "ACTIVE", "searchOn", "status", "startsWith", "true"))
                .containsExactly(b);
        assertThat(found("search", "arge", "searchOn", "type")).containsExactly(a);
        assertThat(found("search", "pacific", "searchOn", "timeZone")).containsExactly(a, b);
        assertThat(found("search", b.substring(20), "searchOn", "accountId")).containsExactly(b);
        assertThat(found("search", b, "searchOn", "accountId,owner", "startsWith", "true", "endsWith", "true"))
                .containsExactly(b);
    }

    @Test
    void aPropertyIsSearchedByItsOwnValueOnly() {
        String id = api.create("{\"properties\":{\"a\":{\"dataValue\":\"one\"},\"b\":{\"dataValue\":\"two\"}}}");

        assertThat(found("search", "one", "searchOn", "properties.a")).containsExactly(id);
        assertThat(found("search", "one", "searchOn", "properties.b")).isEmpty();
        assertThat(found("search", "one", "searchOn", "properties.b,properties.a"))
                .containsExactly(id);
        assertThat(found("search", "one\", \"two", "searchOn", "properties.a")).isEmpty();
        assertThat(found("search", "dataValue", "searchOn", "properties.a")).isEmpty();
        api.delete("/" + id + "/properties/a");
        assertThat(found("search", "one", "searchOn", "properties.a")).isEmpty();
    }

    @Test
    void aSearchHasLimits() {
        named("a");

        Refusal.names(api.asBackEnd().queryParam("search", "a".repeat(201)).get(PATH), "search");
        assertThat(found("search", "a".repeat(200))).isEmpty();
        Refusal.names(
                api.asBackEnd()
                        .queryParam("search", "a")
                        .queryParam("searchOn", "city" + ",city".repeat(20))
                        .get(PATH),
                "searchOn");
        assertThat(found("search", "a", "searchOn", "accountName" + ",city".repeat(19)))
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

    private String named(String name) {
        return with("accountName", name);
    }

    private String with(String attribute, String value) {
        int dot = attribute.indexOf('.');
        String member = attribute.substring(dot + 1);
        Object account = attribute.startsWith("properties.")
                ? Map.of("properties", Map.of(member, Map.of("dataValue", value)))
                : dot > 0 || member.equals("city") || member.equals("addressName")
                        ? Map.of("address", Map.of(member, value))
                        : Map.of(member, value);
        return api.asBackEnd()
                .body(account)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");
    }

    private List<String> found(String... parameters) {
        var request = api.asBackEnd();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().path("results.accountId");
    }
}
