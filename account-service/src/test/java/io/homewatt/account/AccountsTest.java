package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How accounts come to be, change, go and come back. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountsTest {
    private final AccountApi api = AccountApi.fresh();

    @Test
    void anAccountIsCreatedWithAllThatIsGiven() {
        String id = api.create("""
                {"providerAccountId":"p-1","accountName":"Briarwood Mall","customerOrgId":"o-1",
                 "customerOrgName":"Starbucks","address":{"addressName":"Shop","address1":"1 None St","address2":"L2",
                 "city":"Nowhere","state":"ZZ","zip":"00000","country":"ZZ","lon":-12.5,"lat":7.25},
                 "timeZone":"Pacific/Auckland","owner":"Mr Sun","status":"INACTIVE","type":"POTENTIAL",
                 "properties":{"a":{"dataValue":"1","accuracy":50.5,"fromDateTime":"2026-01-01"}},
                 "projects":null,"usageProfiles":[]}""");

        for (String path : List.of("/" + id, "/pid/p-1")) {
            api.get(path)
                    .body("results[0].accountId", equalTo(id))
                    .body("results[0].providerAccountId", equalTo("p-1"))
                    .body("results[0].accountName", equalTo("Briarwood Mall"))
                    .body("results[0].customerOrgId", equalTo("o-1"))
                    .body("results[0].customerOrgName", equalTo("Starbucks"))
                    .body("results[0].address.addressName", equalTo("Shop"))
                    .body("results[0].address.address1", equalTo("1 None St"))
                    .body("results[0].address.address2", equalTo("L2"))
                    .body("results[0].address.city", equalTo("Nowhere"))
                    .body("results[0].address.state", equalTo("ZZ"))
                    .body("results[0].address.zip", equalTo("00000"))
                    .body("results[0].address.country", equalTo("ZZ"))
                    .body("results[0].address.lon", equalTo(-12.5f))
                    .body("results[0].address.lat", equalTo(7.25f))
                    .body("results[0].timeZone", equalTo("Pacific/Auckland"))
                    .body("results[0].owner", equalTo("Mr Sun"))
                    .body("results[0].status", equalTo("INACTIVE"))
                    .body("results[0].type", equalTo("POTENTIAL"))
                    .body("results[0].properties.a.dataValue", equalTo("1"))
                    .body("results[0].properties.a.accuracy", equalTo(50.5f))
                    .body("results[0].properties.a.fromDateTime", equalTo("2026-01-01"));
        }
    }

    @Test
    void anEmptyBodyIsAnAccountAndTwoAreTwo() {
        assertThat(api.create("{}")).isNotEqualTo(api.create("{}"));
        api.get("").body("count", equalTo(2)).body("results.status", everyItem(equalTo("ACTIVE")));
    }

    @Test
    void theIdOfANewAccountIsOursToGive() {
        Refusal.names(
                api.asBackEnd()
                        .body(Map.of("accountId", UUID.randomUUID().toString()))
                        .post(PATH),
                "accountId");
        api.get("").body("count", equalTo(0));
    }

    @Test
    void aProviderAccountIdIsTakenOnceEvenByADeletedAccount() {
        String id = api.create("{\"providerAccountId\":\"p\",\"accountName\":\"First\"}");

        Refusal.is(api.asBackEnd().body("{\"providerAccountId\":\"p\"}").post(PATH), 409, "Conflict");
        api.delete("/" + id);
        Refusal.is(api.asBackEnd().body("{\"providerAccountId\":\"p\"}").post(PATH), 409, "Conflict");
        api.create("{\"providerAccountId\":\"P\"}");
        api.get("/pid/p").body("results[0].accountId", equalTo(id)).body("results[0].accountName", equalTo("First"));
    }

    @Test
    void whatIsAbsentStaysAndWhatIsGivenIsAddedOrUpdated() {
        String id = api.create("""
                {"providerAccountId":"p","accountName":"A","customerOrgId":"o","owner":"S","type":"TARGET",
                 "address":{"address1":"1 None St","city":"Nowhere"},
                 "properties":{"a":{"dataValue":"1"},"b":{"dataValue":"1"}}}""");

        for (String body : List.of(
                "{\"accountId\":\"" + id + "\",%s}",
                "{\"providerAccountId\":\"p\",%s}",
                "{\"accountId\":\"" + id.toUpperCase(Locale.ROOT) + "\",\"providerAccountId\":\"p\",%s}")) {
            api.put(
                            "",
                            body.formatted("\"accountName\":\"B\",\"address\":{\"city\":\"Elsewhere\"},"
                                    + "\"properties\":{\"b\":{\"dataValue\":\"2\"},\"c\":{\"dataValue\":\"3\"}}"))
                    .body("results[0].accountId", equalTo(id));
        }

        api.get("/" + id)
                .body("results[0].providerAccountId", equalTo("p"))
                .body("results[0].accountName", equalTo("B"))
                .body("results[0].customerOrgId", equalTo("o"))
                .body("results[0].owner", equalTo("S"))
                .body("results[0].type", equalTo("TARGET"))
                .body("results[0].address.address1", equalTo("1 None St"))
                .body("results[0].address.city", equalTo("Elsewhere"))
                .body("results[0].properties.a.dataValue", equalTo("1"))
                .body("results[0].properties.b.dataValue", equalTo("2"))
                .body("results[0].properties.c.dataValue", equalTo("3"));
        api.get("").body("count", equalTo(1));
    }

    @Test
    void nullIsNotSayingAnything() {
        String id = api.create("{\"accountName\":\"A\",\"owner\":\"S\",\"address\":{\"city\":\"Nowhere\"},"
                + "\"properties\":{\"a\":{\"dataValue\":\"1\"}}}");

        api.put("/" + id, """
                {"accountName":null,"owner":null,"accountManager":null,"address":null,"properties":null,"tariffs":null,
                 "status":null,"type":null,"timeZone":null}""")
                .body("results[0].accountName", equalTo("A"))
                .body("results[0].owner", equalTo("S"))
                .body("results[0].address.city", equalTo("Nowhere"))
                .body("results[0].properties.a.dataValue", equalTo("1"))
                .body("results[0].status", equalTo("ACTIVE"));
    }

    @Test
    void emptyTextTakesAwayWhatWasThere() {
        List<String> fields = List.of("accountName", "customerOrgId", "customerOrgName", "timeZone", "owner");
        List<String> places = List.of("addressName", "address1", "address2", "city", "state");
        String id = api.create(object(fields, "UTC", "\"address\":" + object(places, "Z")));

        var changed = api.put("/" + id, object(fields, "", "\"address\":" + object(places, "")));

        fields.forEach(field -> changed.body("results[0]." + field, nullValue()));
        places.forEach(field -> changed.body("results[0].address?." + field, nullValue()));
        Refusal.names(api.asBackEnd().body("{\"providerAccountId\":\"\"}").put(PATH + "/" + id), "providerAccountId");
    }

    private static String object(List<String> members, String value, String... more) {
        return members.stream()
                .map(member -> "\"" + member + "\":\"" + value + "\"")
                .collect(Collectors.joining(",", "{", (more.length == 0 ? "" : "," + more[0]) + "}"));
    }

    @Test
    void anUpdateWithoutAnyIdIsNobodys() {
        Refusal.names(api.asBackEnd().body("{\"accountName\":\"A\"}").put(PATH), "NotNull", "providerAccountId");
        Refusal.names(api.asBackEnd().body("{}").put(PATH), "NotNull", "providerAccountId");
        Refusal.is(
                api.asBackEnd()
                        .body(Map.of("accountId", UUID.randomUUID().toString(), "providerAccountId", "p"))
                        .put(PATH),
                404,
                "ObjectNotFound");
        Refusal.is(api.asBackEnd().body("{\"accountId\":\"p\"}").put(PATH), 404, "ObjectNotFound");
        Refusal.is(api.asBackEnd().body("{\"accountName\":\"A\"}").put(PATH + "/pid/p"), 404, "ObjectNotFound");
        api.get("").body("count", equalTo(0));
    }

    @Test
    void anUpsertAddsOnceAndThenChanges() {
        String id = api.put("", "{\"providerAccountId\":\"p\",\"accountName\":\"A\"}")
                .body("results[0].accountName", equalTo("A"))
                .extract()
                .path("results[0].accountId");

        api.put("", "{\"providerAccountId\":\"p\",\"customerOrgName\":\"O\"}")
                .body("results[0].accountId", equalTo(id))
                .body("results[0].accountName", equalTo("A"))
                .body("results[0].customerOrgName", equalTo("O"));
        api.get("").body("count", equalTo(1));
    }

    @Test
    void idsNeverChange() {
        String id = api.create("{\"providerAccountId\":\"p\"}");
        String without = api.create("{}");
        String other = UUID.randomUUID().toString();

        for (String path : List.of("/" + id, "/pid/p")) {
            Refusal.names(api.asBackEnd().body(Map.of("accountId", other)).put(PATH + path), "accountId");
            Refusal.names(api.asBackEnd().body("{\"providerAccountId\":\"q\"}").put(PATH + path), "providerAccountId");
        }
        Refusal.names(
                api.asBackEnd()
                        .body(Map.of("accountId", id, "providerAccountId", "q"))
                        .put(PATH),
                "providerAccountId");
        Refusal.names(
                api.asBackEnd().body("{\"providerAccountId\":\"q\"}").put(PATH + "/" + without), "providerAccountId");
        api.get("/" + id).body("results[0].providerAccountId", equalTo("p"));
        api.get("/" + without).body("results[0].providerAccountId", nullValue());
        Refusal.is(api.asBackEnd().get(PATH + "/pid/q"), 404, "ObjectNotFound");
    }

    @Test
    void aDeletedAccountIsLeftOutOfListsAndStillReadable() {
        String id = api.create("{\"providerAccountId\":\"p\",\"accountName\":\"A\"}");

        api.delete("/pid/p").body("results[0].accountId", equalTo(id));

        for (String path : List.of("/" + id, "/pid/p")) {
            api.get(path).body("results[0].status", equalTo("DELETED")).body("results[0].accountName", equalTo("A"));
        }
        api.get("").body("count", equalTo(0)).body("results", equalTo(List.of()));
        api.get("?search=A").body("count", equalTo(0));
        api.get("?providerAccountId=p").body("count", equalTo(0));
        api.get("?status=DELETED").body("count", equalTo(1)).body("results[0].accountId", equalTo(id));
        api.delete("/" + id).body("results[0].status", equalTo("DELETED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pid/p", "/id"})
    void anUpdateRevivesADeletedAccount(String path) {
        String id = api.create("{\"providerAccountId\":\"p\",\"accountName\":\"A\"}");
        api.delete("/" + id);

        api.put(path.equals("/id") ? "/" + id : path, "{\"providerAccountId\":\"p\",\"owner\":\"S\"}")
                .body("results[0].accountId", equalTo(id))
                .body("results[0].accountName", equalTo("A"))
                .body("results[0].owner", equalTo("S"))
                .body("results[0].status", equalTo("ACTIVE"));
        api.get("").body("count", equalTo(1));
    }

    @Test
    void anAccountMayBeDeletedByItsStatusAndRevivedAsInactive() {
        String id = api.create("{\"providerAccountId\":\"p\"}");

        api.put("/" + id, "{\"status\":\"DELETED\"}").body("results[0].status", equalTo("DELETED"));
        api.get("").body("count", equalTo(0));
        api.put("/" + id, "{\"status\":\"INACTIVE\"}").body("results[0].status", equalTo("INACTIVE"));
        api.get("").body("count", equalTo(1));
    }

    @Test
    void aHardDeletionFreesTheProviderAccountId() {
        String id = api.create("{\"providerAccountId\":\"p\",\"accountName\":\"A\"}");
        api.delete("/" + id);

        api.delete("/pid/p?hardDelete=true")
                .body("results[0].accountId", equalTo(id))
                .body("results[0].status", equalTo("DELETED"))
                .body("results[0].accountName", nullValue());

        for (String path : List.of("/" + id, "/pid/p")) {
            Refusal.is(api.asBackEnd().get(PATH + path), 404, "ObjectNotFound");
            Refusal.is(api.asBackEnd().delete(PATH + path), 404, "ObjectNotFound");
            Refusal.is(api.asBackEnd().delete(PATH + path + "?hardDelete=true"), 404, "ObjectNotFound");
        }
        api.get("?status=ACTIVE,INACTIVE,DELETED").body("count", equalTo(0));
        api.post("{\"providerAccountId\":\"p\"}")
                .body("results[0].accountId", not(equalTo(id)))
                .body("results[0].accountName", nullValue());
    }

    @Test
    void aDeletionIsHardOrNotAndNothingElse() {
        String id = api.create("{}");

        Refusal.names(api.asBackEnd().delete(PATH + "/" + id + "?hardDelete=yes"), "hardDelete");
        api.get("/" + id).body("results[0].status", equalTo("ACTIVE"));
        api.delete("/" + id + "?hardDelete=false");
        api.get("/" + id).body("results[0].status", equalTo("DELETED"));
    }

    @Test
    void fiveHundredPropertiesAreTheMost() {
        String most = IntStream.range(0, 500)
                .mapToObj(i -> "{\"keyName\":\"k" + i + "\",\"dataValue\":\"v\"}")
                .collect(Collectors.joining(","));
        String one = "{\"keyName\":\"one\",\"dataValue\":\"v\"}";
        String id = api.create("{\"properties\":[" + most + "]}");

        Refusal.names(
                api.asBackEnd()
                        .body("{\"properties\":[" + most + "," + one + "]}")
                        .post(PATH),
                "properties");
        Refusal.names(api.asBackEnd().body(one).put(PATH + "/" + id + "/properties"), "properties");
        Refusal.names(api.asBackEnd().body("[" + one + "]").put(PATH + "/" + id + "/interview"), "properties");
        api.get("/" + id + "/properties").body("count", equalTo(500));
    }
}
