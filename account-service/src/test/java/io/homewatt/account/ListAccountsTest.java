package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and orders of lists. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class ListAccountsTest {
    private final AccountApi api = AccountApi.fresh();

    @Test
    void pagesFollowOneAnotherInTheOrderOfCreation() {
        List<String> created = IntStream.range(0, 30)
                .mapToObj(i -> api.create("{\"accountName\":\"a" + i + "\"}"))
                .toList();

        assertThat(ids("")).isEqualTo(created.subList(0, 25));
        assertThat(ids("?pageStart=25")).isEqualTo(created.subList(25, 30));
        assertThat(ids("?pageStart=7&pageCount=3")).isEqualTo(created.subList(7, 10));
        assertThat(ids("?pageStart=29&pageCount=1")).isEqualTo(created.subList(29, 30));
        assertThat(ids("?pageCount=1000")).isEqualTo(created);
        assertThat(ids("?pageStart=30")).isEmpty();
        assertThat(ids("?pageStart=10000000")).isEmpty();
        assertThat(ids("?search=a&pageStart=28")).isEqualTo(created.subList(28, 30));
        assertThat(ids("?search=a2&pageStart=2&pageCount=3")).isEqualTo(created.subList(21, 24));
        assertThat(ids("?search=a&pageStart=30")).isEmpty();
        for (String page : List.of("", "?pageStart=7&pageCount=3", "?pageStart=30", "?search=a&pageStart=300")) {
            api.get(page).body("count", equalTo(30));
        }
        api.get("?search=a2&pageStart=4&pageCount=2")
                .body("count", equalTo(11))
                .body("pageStart", equalTo(4))
                .body("pageCount", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "pageStart, -1",
        "pageStart, 10000001",
        "pageStart, x",
        "pageStart, 1.0",
        "pageStart, 99999999999",
        "pageCount, 0",
        "pageCount, -1",
        "pageCount, 1001",
        "pageCount, 1e2",
        "pageCount, 9223372036854775808",
        "status, GONE",
        "status, 'ACTIVE,'",
        "status, 'ACTIVE,GONE'",
        "startsWith, yes",
        "endsWith, 1",
        "isRegex, regex",
        "sortOn, nothing",
        "sortOn, 'accountName,'",
        "sortOn, account_name",
        "sortOn, id; drop table account",
        "sortOn, properties",
        "sortOn, properties.",
        "sortOn, tariffs",
        "sortOn, address.accountName",
        "sortOn, 'city,city,city,city,city,city'",
        "searchOn, nothing",
        "searchOn, properties.",
        "searchOn, address.",
        "searchOn, 'accountName,org_id'"
    })
    void aParameterThatMakesNoSenseIsNamed(String parameter, String value) {
        api.create("{}");

        Refusal.names(
                api.asBackEnd()
                        .queryParam("search", "a")
                        .queryParam(parameter, value)
                        .get(PATH),
                parameter);
    }

    @ParameterizedTest
    @CsvSource({"DOWN, city", "'ASC,DESC', city", "'ASC,DOWN', 'city,zip'", "1, city"})
    void theSortOrderIsOneOfTwoForEachAttribute(String order, String on) {
        Refusal.names(
                api.asBackEnd()
                        .queryParam("sortOn", on)
                        .queryParam("sortOrder", order)
                        .get(PATH),
                "sortOrder");
    }

    @Test
    void statusesAreAskedForAndDeletedAccountsAreLeftOut() {
        String active = api.create("{\"accountName\":\"a\"}");
        String inactive = api.create("{\"accountName\":\"a\",\"status\":\"INACTIVE\"}");
        String deleted = api.create("{\"accountName\":\"a\",\"providerAccountId\":\"p\"}");
        api.delete("/" + deleted);

        for (String more : List.of("", "&search=a", "&search=a&sortOn=status", "&sortOn=accountName")) {
            assertThat(ids("?fields=" + more)).containsExactly(active, inactive);
            assertThat(ids("?status=" + more)).containsExactly(active, inactive);
            assertThat(ids("?status=ACTIVE" + more)).containsExactly(active);
            assertThat(ids("?status=inactive" + more)).containsExactly(inactive);
            assertThat(ids("?status=DELETED" + more)).containsExactly(deleted);
            assertThat(ids("?status=ACTIVE,DELETED" + more)).containsExactly(active, deleted);
            assertThat(ids("?status=ACTIVE, INACTIVE,DELETED" + more))
                    .containsExactlyInAnyOrder(active, inactive, deleted);
            api.get("?status=ACTIVE,DELETED" + more).body("count", equalTo(2));
        }
        assertThat(ids("?providerAccountId=p")).isEmpty();
        assertThat(ids("?providerAccountId=p&status=DELETED")).containsExactly(deleted);
    }

    @Test
    void theCountsAreThoseOfTheAccountsThereAre() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(api.create("{}"));
        }
        api.put("/" + all.get(0), "{\"status\":\"INACTIVE\"}");
        api.delete("/" + all.get(1));
        api.delete("/" + all.get(2));
        api.put("/" + all.get(2), "{}");
        api.delete("/" + all.get(3) + "?hardDelete=true");
        api.delete("/" + all.get(1) + "?hardDelete=true");
        api.delete("/" + all.get(4));

        api.get("").body("count", equalTo(3));
        api.get("?status=ACTIVE").body("count", equalTo(2));
        api.get("?status=INACTIVE").body("count", equalTo(1));
        api.get("?status=DELETED").body("count", equalTo(1));
    }

    @Test
    void aProviderAccountIdIsFoundExactly() {
        String id = api.create("{\"providerAccountId\":\"P%_1\",\"accountName\":\"x\"}");
        api.create("{\"providerAccountId\":\"PXX1\"}");
        api.create("{}");

        assertThat(listed("providerAccountId", "P%_1")).containsExactly(id);
        assertThat(listed("providerAccountId", "P%_1", "search", "X")).containsExactly(id);
        assertThat(listed("providerAccountId", "P%_1", "search", "y")).isEmpty();
        for (String other : List.of("p%_1", "P", "P%_1 ", "none", "'")) {
            assertThat(listed("providerAccountId", other)).isEmpty();
        }
    }

    /** By code points in lower case, without a value last. */
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
                "address.address1",
                "address.address2",
                "address.city",
                "city",
                "address.state",
                "address.zip",
                "address.country",
                "properties.some key.with'quotes\"",
                "properties.__proto__"
            })
    void anyAttributeOfTextIsSortedOn(String attribute) {
        List<String> created = new ArrayList<>();
        for (String value : new String[] {"b", "B2", "\u0101", null, "\u0100B", "A", "10", "9"}) {
            created.add(create(attribute, value));
        }
        List<String> ascending =
                List.of(6, 7, 5, 0, 1, 2, 4, 3).stream().map(created::get).toList();
        List<String> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);

        assertThat(listed("sortOn", attribute)).isEqualTo(ascending);
        assertThat(listed("sortOn", attribute, "sortOrder", "desc")).isEqualTo(descending);
        assertThat(listed("sortOn", attribute, "pageStart", "2", "pageCount", "3"))
                .isEqualTo(ascending.subList(2, 5));
        assertThat(listed("sortOn", attribute, "sortOrder", "DESC", "search", "b", "searchOn", attribute))
                .isEqualTo(List.of(created.get(4), created.get(1), created.get(0)));
    }

    private String create(String attribute, String value) {
        Map<String, Object> account = new HashMap<>();
        if (attribute.startsWith("properties.")) {
            String key = attribute.substring("properties.".length());
            account.put("properties", value == null ? Map.of() : Map.of(key, Map.of("dataValue", value)));
        } else if (attribute.startsWith("address.") || attribute.equals("city")) {
            Map<String, Object> address = new HashMap<>();
            address.put(attribute.replace("address.", ""), value);
            account.put("address", address);
        } else {
            account.put(attribute, value);
        }
        return created(account);
    }

    private String created(Map<String, ?> account) {
        return api.asBackEnd()
                .body(account)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");
    }

    @Test
    void statusTypeTimeZoneAndIdAreSortedOnToo() {
        String a = api.create("{\"status\":\"INACTIVE\",\"type\":\"TARGET\",\"timeZone\":\"UTC\"}");
        String b = api.create("{\"type\":\"ARCHETYPE\"}");
        String c = api.create("{\"type\":\"CUSTOMER\",\"timeZone\":\"Pacific/Auckland\"}");

        assertThat(listed("sortOn", "status")).containsExactly(b, c, a);
        assertThat(listed("sortOn", "status", "sortOrder", "DESC")).containsExactly(a, c, b);
        assertThat(listed("sortOn", "type")).containsExactly(b, c, a);
        assertThat(listed("sortOn", "timeZone")).containsExactly(c, a, b);
        assertThat(listed("sortOn", "accountId")).containsExactly(a, b, c);
        assertThat(listed("sortOn", "accountId", "sortOrder", "DESC")).containsExactly(c, b, a);
    }

    @Test
    void severalAttributesAreSortedOnEachInItsOrder() {
        String a = api.create("{\"accountName\":\"x\",\"owner\":\"1\",\"properties\":{\"k\":{\"dataValue\":\"1\"}}}");
        String b = api.create("{\"accountName\":\"x\",\"owner\":\"2\",\"properties\":{\"k\":{\"dataValue\":\"1\"}}}");
        String c = api.create("{\"accountName\":\"X\",\"owner\":\"3\",\"properties\":{\"k\":{\"dataValue\":\"2\"}}}");
        String d = api.create("{\"accountName\":\"w\",\"owner\":\"1\",\"properties\":{\"k\":{\"dataValue\":\"2\"}}}");
        String e = api.create("{\"owner\":\"1\"}");

        assertThat(listed("sortOn", "accountName,owner")).containsExactly(d, a, b, c, e);
        assertThat(listed("sortOn", "accountName,owner", "sortOrder", "ASC,DESC"))
                .containsExactly(d, c, b, a, e);
        assertThat(listed("sortOn", "accountName,owner", "sortOrder", "DESC")).containsExactly(e, a, b, c, d);
        assertThat(listed("sortOn", "owner, accountName", "sortOrder", "desc, asc"))
                .containsExactly(c, b, d, a, e);
        assertThat(listed("sortOn", "properties.k,properties.j,owner", "sortOrder", "DESC,ASC,DESC"))
                .containsExactly(e, c, d, b, a);
        assertThat(listed("sortOn", "")).containsExactly(a, b, c, d, e);
    }

    private List<String> listed(String... parameters) {
        var request = api.asBackEnd();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return ids(request.get(PATH));
    }

    private List<String> ids(String query) {
        return ids(api.asBackEnd().get(PATH + query));
    }

    private static List<String> ids(Response answer) {
        return answer.then().statusCode(200).extract().path("results.accountId");
    }
}
