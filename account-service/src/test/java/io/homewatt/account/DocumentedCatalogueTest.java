package io.homewatt.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Client;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route of the catalogue, likewise. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class DocumentedCatalogueTest {
    private final AccountApi api = AccountApi.fresh();

    @ParameterizedTest
    @CsvSource({
        "tariffs, 522, masterTariffId=522&lseId=734&customerClasses=1&serviceTypes=ELECTRICITY&tariffTypes=DEFAULT"
                + "&search=res&effectiveOn=2026-03-01&populateRates=true&populateProperties=true,"
                + "effectiveOn=2020-01-01&populateRates=true&populateProperties=true",
        "lses, 734, search=pac, fields=ext",
        "territories, 3534, lseId=734&masterTariffId=522, populateItems=true",
        "properties, customerClass, , fields=ext",
    })
    void theCatalogueIsOpenToEveryone(String kind, String id, String filter, String shown) {
        String path = "/rest/public/" + kind;
        String place = kind.equals("properties") ? "" : "&zipCode=94105&postCode=94105&country=US";
        open(path, 200);
        open(path + "/?fields=min&pageStart=0&pageCount=1" + place, 200);
        open(path + (filter == null ? "" : "?" + filter + place), 200);
        open(path + "/" + id + "?" + shown, 200).body("count", equalTo(1));
        open(path + "/" + id + "/?fields=min", 200);
        open(path + "?fields=most", 400).body("results[0].code", equalTo("InvalidArgument"));
        open(path + "/" + id + "?fields=most", 400);
        open(path + "/0", 404).body("results[0].code", equalTo("ObjectNotFound"));
        documented().accept("text/plain").get(path).then().statusCode(406);
        documented().accept("text/plain").get(path + "/" + id).then().statusCode(406);
    }

    @Test
    void everyoneIsGreetedAndCallersAreConfirmed() {
        open("/rest/echo/hello", 200);
        open("/rest/echo/authenticate", 401).body("results[0].code", equalTo("Unauthorized"));
        api.as(api.organisation().token()).get("/rest/echo/authenticate").then().statusCode(200);
        as(api.organisation().client()).get("/rest/echo/authenticate/").then().statusCode(200);
    }

    @Test
    void filesAreImportedAndToldOf() {
        String path = "/rest/v1/catalogue/imports";
        byte[] file = "masterTariffId,customerClass,customerCount\n".getBytes(StandardCharsets.UTF_8);
        String token = api.organisation().token("tariffs:admin");

        String id = api.as(token)
                .contentType("application/octet-stream")
                .body(file)
                .post(path + "?format=tariff-counts")
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].importId");
        await().until(() -> api.as(token).get(path + "/" + id).path("results[0].status"), "COMPLETED"::equals);
        api.as(token)
                .get(path + "/?pageStart=0&pageCount=1")
                .then()
                .statusCode(200)
                .body("count", equalTo(1));

        api.as(token).body(file).post(path + "?format=none").then().statusCode(400);
        api.as(token)
                .post(path + "?format=urdb-csv")
                .then()
                .statusCode(400)
                .body("results[0].code", equalTo("NotNull"));
        api.as(token).get(path + "?pageCount=0").then().statusCode(400);
        api.as(token).get(path + "/" + UUID.randomUUID()).then().statusCode(404);
        for (String one : new String[] {"", "/" + id}) {
            open(path + one, 401);
            api.asBackEnd().get(path + one).then().statusCode(403);
            api.as(token).accept("text/plain").get(path + one).then().statusCode(406);
        }
        documented().post(path).then().statusCode(401);
        api.asBackEnd().post(path).then().statusCode(403);
    }

    private static RequestSpecification documented() {
        return given().filter(AccountApi.DOCUMENTED);
    }

    private static RequestSpecification as(Client client) {
        return documented().auth().preemptive().basic(client.id(), client.secret());
    }

    private static ValidatableResponse open(String path, int status) {
        return documented().get(path).then().statusCode(status);
    }
}
