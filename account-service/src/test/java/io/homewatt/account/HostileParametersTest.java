package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client in its right mind has in an address or a parameter: never a fault of ours, and never an echo. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class HostileParametersTest {
    private static final List<String> LIST = List.of(
            "pageStart",
            "pageCount",
            "search",
            "searchOn",
            "startsWith",
            "endsWith",
            "isRegex",
            "sortOn",
            "sortOrder",
            "status",
            "providerAccountId",
            "fields");

    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsAnywhere(String text) {
        String encoded = Hostile.encoded(text);
        String id = api.create(AccountApi.EXAMPLE.formatted("kept"));
        api.put("/" + id, "{\"address\":{\"zip\":\"94105\",\"country\":\"US\"}}");
        for (String parameter : LIST) {
            get(PATH + "?" + parameter + "=" + encoded);
            get(PATH + "?search=Example&" + parameter + "=" + encoded);
        }
        get(PATH + "?isRegex=true&search=" + encoded);
        get(PATH + "?searchOn=properties.k&search=" + encoded);
        get(PATH + "?searchOn=properties." + encoded + "&search=Example");
        get(PATH + "?sortOn=properties." + encoded);
        get("/rest/v1/account?providerAccountId=" + encoded);
        get(PATH + "/" + id + "?fields=" + encoded);
        get(PATH + "/" + id + "/tariffs?serviceType=" + encoded);
        Refusal.assertNotFailed(raw().delete(PATH + "/" + id + "/tariffs?serviceType=" + encoded));
        Refusal.assertNotFailed(raw().delete(PATH + "/" + id + "/tariffs?effectiveDate=" + encoded));
        Refusal.assertNotFailed(raw().delete(PATH + "/" + id + "/properties/" + encoded));
        for (String path : List.of("/", "/pid/")) {
            String account = PATH + path + encoded;
            get(account);
            for (String more : List.of("/properties", "/tariffs", "/rates")) {
                get(account + more);
            }
            Refusal.assertNotFailed(raw().body("{}").put(account));
            Refusal.assertNotFailed(raw().delete(account));
            Refusal.assertNotFailed(raw().delete(PATH + path + "none?hardDelete=" + encoded));
            Refusal.assertNotFailed(
                    raw().body("{\"keyName\":\"k\",\"dataValue\":\"v\"}").put(account + "/properties"));
        }
        Refusal.assertNotFailed(raw().body("{}").post(PATH + "?method=" + encoded));
    }

    /** Not UTF-8, and still what an address may have. */
    @ParameterizedTest
    @ValueSource(strings = {"%e9", "%c3%28", "%ed%a0%80", "%ff%fe", "%c0%af"})
    void whatIsNoTextFailsNeither(String bytes) {
        get(PATH + "?search=" + bytes);
        get(PATH + "/pid/" + bytes);
        get(PATH + "/" + bytes + "/properties");
        get("/rest/v1/account?providerAccountId=" + bytes);
    }

    private void get(String path) {
        Refusal.assertNotFailed(raw().get(path));
    }

    private RequestSpecification raw() {
        return api.asBackEnd().urlEncodingEnabled(false);
    }
}
