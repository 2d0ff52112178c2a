package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the wire: envelopes, members, statuses and addresses, as clients rely on them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class WireRulesTest {
    private static final List<String> MEMBERS = List.of(
            "accountId",
            "providerAccountId",
            "accountName",
            "customerOrgId",
            "customerOrgName",
            "timeZone",
            "owner",
            "accountManager",
            "status",
            "type",
            "properties",
            "tariffs",
            "projects");

    private final AccountApi api = AccountApi.fresh();

    @Test
    void anAccountOfWhichNothingIsKnownHasNullMembersAndNoAddress() {
        JsonNode answer = json(api.post("{}"));

        assertThat(names(answer)).containsExactly("status", "count", "type", "results");
        assertThat(answer.path("status").asText()).isEqualTo("success");
        assertThat(answer.path("count").asInt()).isEqualTo(1);
        assertThat(answer.path("type").asText()).isEqualTo("Account");
        JsonNode account = answer.path("results").path(0);
        assertThat(names(account)).containsExactlyElementsOf(MEMBERS);
        assertThat(account.path("status").asText()).isEqualTo("ACTIVE");
        for (String member : MEMBERS) {
            if (!member.equals("accountId") && !member.equals("status")) {
                assertThat(account.path(member).isNull()).as(member).isTrue();
            }
        }
    }

    @Test
    void anAddressHasItsUsualMembersOnceThereIsOne() {
        JsonNode account = json(api.post(
                        "{\"address\":{\"addressName\":\"\",\"city\":\"Nowhere\"},\"accountName\":\"A\"}"))
                .path("results")
                .path(0);

        assertThat(names(account)).contains("address").containsAll(MEMBERS);
        assertThat(names(account.path("address")))
                .contains("addressString", "address1", "city", "state", "zip", "country", "lon", "lat")
                .doesNotContain("addressName", "address2", "formattedAddress");
        assertThat(account.path("address").path("addressString").isNull()).isTrue();
    }

    @Test
    void aListTellsItsPageAfterItsResults() {
        api.create("{}");

        JsonNode list = json(api.get(""));

        assertThat(names(list)).containsExactly("status", "count", "type", "results", "pageStart", "pageCount");
        assertThat(list.path("pageStart").asInt()).isZero();
        assertThat(list.path("pageCount").asInt()).isEqualTo(25);
    }

    @Test
    void whatIsDeletedIsAStubAndARemovedPropertyIsNothing() {
        String id = api.create("{\"accountName\":\"A\",\"providerAccountId\":\"p\",\"timeZone\":\"Pacific/Auckland\"}");

        JsonNode removed = json(api.delete("/" + id + "/properties/none"));
        assertThat(removed.toString())
                .isEqualTo("{\"status\":\"success\",\"count\":0,\"type\":\"PropertyData\",\"results\":null}");

        JsonNode stub = json(api.delete("/" + id)).path("results").path(0);
        assertThat(stub.path("accountId").asText()).isEqualTo(id);
        assertThat(stub.path("status").asText()).isEqualTo("DELETED");
        stub.properties().forEach(member -> {
            if (!List.of("accountId", "status").contains(member.getKey())) {
                assertThat(member.getValue().isNull()).as(member.getKey()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"keyName\":\"a\",\"dataValue\":\"1\"},\"b\":{\"keyName\":\"b\",\"dataValue\":\"2\"}}",
                "{\"a\":{\"dataValue\":\"1\"},\"b\":{\"dataValue\":\"2\"}}",
                "[{\"keyName\":\"b\",\"dataValue\":\"2\"},{\"keyName\":\"a\",\"dataValue\":\"1\"}]"
            })
    void propertiesAreAnObjectWhateverTheyWere(String properties) {
        JsonNode account = json(api.post("{\"properties\":" + properties + "}"))
                .path("results")
                .path(0);

        assertThat(names(account.path("properties"))).containsExactly("a", "b");
        JsonNode property = account.path("properties").path("a");
        assertThat(names(property)).containsExactly("keyName", "dataType", "dataValue", "fromDateTime", "toDateTime");
        assertThat(property.path("keyName").asText()).isEqualTo("a");
        assertThat(property.path("dataValue").asText()).isEqualTo("1");
        api.get("/" + account.path("accountId").asText() + "/properties")
                .body("type", equalTo("PropertyData"))
                .body("count", equalTo(2))
                .body("results.keyName", equalTo(List.of("a", "b")))
                .body("results.dataValue", equalTo(List.of("1", "2")));
    }

    /** Both names are sent back, as they were read, and one of them is changed. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "-, {\"owner\":\"B\"}, B",
                "-, {\"accountManager\":\"B\"}, B",
                "-, {\"owner\":null;\"accountManager\":\"B\"}, B",
                "A, {}, A",
                "A, {\"owner\":\"B\"}, B",
                "A, {\"accountManager\":\"B\"}, B",
                "A, {\"owner\":\"B\";\"accountManager\":\"A\"}, B",
                "A, {\"owner\":\"A\";\"accountManager\":\"B\"}, B",
                "A, {\"owner\":\"B\";\"accountManager\":\"B\"}, B",
                "A, {\"owner\":\"A\";\"accountManager\":\"A\"}, A",
                "A, {\"owner\":\"\";\"accountManager\":\"A\"}, -",
                "A, {\"owner\":\"A\";\"accountManager\":\"\"}, -",
                "A, {\"owner\":\"\"}, -",
                "A, {\"accountManager\":\"\"}, -"
            },
            nullValues = "-",
            quoteCharacter = '\'')
    void theOwnerHasTwoNames(String before, String change, String after) {
        String id = api.create(before == null ? "{}" : "{\"owner\":\"" + before + "\"}");

        api.put("/" + id, change.replace(';', ','))
                .body("results[0].owner", equalTo(after))
                .body("results[0].accountManager", equalTo(after));
        api.get("/" + id).body("results[0].owner", equalTo(after)).body("results[0].accountManager", equalTo(after));
    }

    @Test
    void fewerUsualOrAllFieldsAreShown() {
        String id = api.create("{\"accountName\":\"A\",\"address\":{\"city\":\"Nowhere\"}}");

        for (String route : List.of("/" + id, "")) {
            assertThat(names(
                            json(api.get(route + "?fields=min")).path("results").path(0)))
                    .containsExactly("accountId", "providerAccountId", "accountName");
            for (String all : List.of("?fields=ext", "?fields=")) {
                assertThat(names(json(api.get(route + all)).path("results").path(0)))
                        .containsAll(MEMBERS);
            }
            for (String other : List.of("MIN", "max", "accountName")) {
                Refusal.names(api.asBackEnd().queryParam("fields", other).get(PATH + route), "fields");
            }
        }
        assertThat(names(json(api.put("/" + id + "?fields=min", "{}"))
                        .path("results")
                        .path(0)))
                .hasSize(3);
        Refusal.names(api.asBackEnd().body("{}").post(PATH + "?fields=other"), "fields");
        api.get("").body("count", equalTo(1));
    }

    @Test
    void whatWasReadMayBeSentBack() {
        String id = api.create(AccountApi.EXAMPLE.formatted("back"));
        String read = api.get("/" + id + "?fields=ext").extract().asString();
        JsonNode account = json(read).path("results").path(0);

        for (String path : List.of("", "/" + id, "/pid/back")) {
            assertThat(json(api.put(path + "?fields=ext", account.toString()))).isEqualTo(json(read));
        }
        api.get("/" + id).body("results[0].projects", nullValue());
    }

    private static JsonNode json(ValidatableResponse answer) {
        return json(answer.extract().asString());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(object.fieldNames(), 0), false)
                .toList();
    }
}
