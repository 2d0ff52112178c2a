package io.homewatt.account.catalogue;

import static io.restassured.RestAssured.given;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client in its right mind looks up: never a fault of ours, and never an echo. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class HostileLookupsTest {
    private static final Map<String, List<String>> PARAMETERS = Map.of(
            "/tariffs",
            List.of(
                    "masterTariffId",
                    "lseId",
                    "zipCode",
                    "postCode",
                    "country",
                    "customerClasses",
                    "serviceTypes",
                    "tariffTypes",
                    "effectiveOn",
                    "search",
                    "populateProperties",
                    "populateRates",
                    "fields",
                    "pageStart",
                    "pageCount"),
            "/tariffs/522",
            List.of("effectiveOn", "populateProperties", "populateRates", "fields"),
            "/lses",
            List.of("zipCode", "postCode", "country", "search", "fields", "pageStart", "pageCount"),
            "/lses/734",
            List.of("fields"),
            "/territories",
            List.of("lseId", "masterTariffId", "zipCode", "postCode", "country", "fields", "pageStart", "pageCount"),
            "/territories/3534",
            List.of("populateItems", "fields"),
            "/properties",
            List.of("fields", "pageStart", "pageCount"),
            "/properties/icp",
            List.of("fields"));

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsAnywhere(String text) {
        String encoded = Hostile.encoded(text);
        PARAMETERS.forEach((path, names) -> names.forEach(name -> get(path + "?" + name + "=" + encoded)));
        for (String path : List.of("/tariffs", "/lses", "/territories", "/properties")) {
            get(path + "/" + encoded);
        }
    }

    private static void get(String path) {
        Answers.assertNotFailed(given().urlEncodingEnabled(false).get("/rest/public" + path));
    }
}
