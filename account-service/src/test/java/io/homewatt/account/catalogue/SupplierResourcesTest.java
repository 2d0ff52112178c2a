package io.homewatt.account.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Load-serving entities and their territories. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class SupplierResourcesTest {
    private static final String LSES = "/rest/public/lses";
    private static final String TERRITORIES = "/rest/public/territories";

    private final String postcode = CatalogueRows.postcode();

    @Test
    void anEntityIsShown() {
        Map<String, Object> entity = get(LSES + "/734", Map.of())
                .body("count", equalTo(1))
                .body("type", equalTo("LoadServingEntity"))
                .body("results[0].name", equalTo("Pacific Gas & Electric Co"))
                .body("results[0].code", equalTo("14328"))
                .body("results[0].country", equalTo("US"))
                .extract()
                .path("results[0]");
        assertThat(entity.keySet()).containsExactly("lseId", "name", "code", "country", "ownership", "totalCustomers");

        Map<String, Object> brief =
                get(LSES + "/734/", Map.of("fields", "min")).extract().path("results[0]");
        assertThat(brief.keySet()).containsExactly("lseId", "name", "code");
    }

    @Test
    void anEntityHasTheCustomersOfAllStatesAndClasses() {
        long entity = CatalogueRows.entity("Counted");
        CatalogueRows.customers(entity, "CA", CustomerClass.RESIDENTIAL, 5);
        CatalogueRows.customers(entity, "CA", CustomerClass.GENERAL, 20);
        CatalogueRows.customers(entity, "NV", CustomerClass.GENERAL, 100);

        get(LSES + "/" + entity, Map.of()).body("results[0].totalCustomers", equalTo(125));
    }

    @Test
    void anEntityThatNobodyCountedHasNoCount() {
        get(LSES + "/" + CatalogueRows.entity("Uncounted"), Map.of())
                .body("results[0].totalCustomers", nullValue())
                .body("results[0].ownership", nullValue());
    }

    @Test
    void entitiesAreFoundByPlaceCountryAndName() {
        CatalogueRows.entityAt(postcode, "Second", null);
        CatalogueRows.entityAt(postcode, "First", null);

        get(LSES, Map.of("zipCode", postcode))
                .body("count", equalTo(2))
                .body("results.name", contains("First", "Second"));
        get(LSES, Map.of("postCode", postcode, "search", "FIR")).body("results.name", contains("First"));
        get(LSES, Map.of("postCode", postcode, "country", "NZ")).body("results", empty());
        get(LSES, Map.of("country", "nz"))
                .body("results.name", hasItems("Contact Energy", "Meridian Energy"))
                .body("results.country", everyItem(equalTo("NZ")));
        get(LSES, Map.of("zipCode", "94105-0001", "fields", "min"))
                .body("results.name", hasItems("CleanPowerSF", "Pacific Gas & Electric Co"));
    }

    @Test
    void entitiesComeInPages() {
        CatalogueRows.entityAt(postcode, "A", null);
        CatalogueRows.entityAt(postcode, "B", null);
        CatalogueRows.entityAt(postcode, "C", null);

        get(LSES + "/", Map.of("zipCode", postcode, "pageStart", "1", "pageCount", "1"))
                .body("count", equalTo(3))
                .body("pageStart", equalTo(1))
                .body("pageCount", equalTo(1))
                .body("results.name", contains("B"));
    }

    @Test
    void aTerritoryIsShown() {
        Map<String, Object> territory = get(TERRITORIES + "/3534", Map.of())
                .body("count", equalTo(1))
                .body("type", equalTo("Territory"))
                .body("results[0].lseId", equalTo(734))
                .body("results[0].lseName", equalTo("Pacific Gas & Electric Co"))
                .body("results[0].state", equalTo("CA"))
                .body("results[0].itemTypes", equalTo("ZIPCODE"))
                .body("results[0].items", nullValue())
                .extract()
                .path("results[0]");
        assertThat(territory.keySet())
                .containsExactly("territoryId", "territoryName", "lseId", "lseName", "state", "itemTypes", "items");

        Map<String, Object> brief =
                get(TERRITORIES + "/3534/", Map.of("fields", "min")).extract().path("results[0]");
        assertThat(brief.keySet()).containsExactly("territoryId", "territoryName", "lseId", "lseName");
    }

    @Test
    void aTerritoryHasItsItemsWhenAskedFor() {
        get(TERRITORIES + "/3534", Map.of("populateItems", "true"))
                .body("results[0].items.value", hasItem("94105"))
                .body("results[0].items[0].itemType", equalTo("ZIPCODE"))
                .body("results[0].items[0].country", equalTo("US"));
        long none = CatalogueRows.territory(CatalogueRows.entity("Empty"), "CA");
        get(TERRITORIES + "/" + none, Map.of("populateItems", "true")).body("results[0].items", empty());
    }

    @Test
    void territoriesAreFoundByEntityPlaceAndTariff() {
        long entity = CatalogueRows.entity("Territories");
        long here = CatalogueRows.territory(entity, "CA", postcode);
        long there = CatalogueRows.territory(entity, "NV", CatalogueRows.postcode());
        long tariff = CatalogueRows.tariff(entity, Map.of("territory_id", there));
        Map<String, String> its = Map.of("lseId", String.valueOf(entity));

        get(TERRITORIES, its).body("count", equalTo(2)).body("results.territoryId", contains((int) here, (int) there));
        get(TERRITORIES + "/", Map.of("lseId", String.valueOf(entity), "pageStart", "1", "pageCount", "1"))
                .body("count", equalTo(2))
                .body("results.territoryId", contains((int) there));
        get(TERRITORIES, Map.of("zipCode", postcode)).body("results.territoryId", contains((int) here));
        get(TERRITORIES, Map.of("postCode", postcode, "country", "US", "fields", "min"))
                .body("results.territoryId", contains((int) here));
        get(TERRITORIES, Map.of("masterTariffId", String.valueOf(tariff)))
                .body("results.territoryId", contains((int) there));
        get(TERRITORIES, Map.of("masterTariffId", "522")).body("results.territoryId", hasItem(3534));
        get(TERRITORIES, Map.of("country", "NZ", "pageCount", "1000"))
                .body("results.territoryId", hasItems(9101, 9104))
                .body("results.territoryId", not(hasItem(3534)));
    }

    @ParameterizedTest
    @CsvSource({
        "/lses,zipCode,123456789012345678901",
        "/lses,postCode,123456789012345678901",
        "/lses,country,123456789012345678901",
        "/lses,fields,most",
        "/lses,pageStart,x",
        "/lses,pageCount,x",
        "/lses/734,fields,most",
        "/territories,lseId,x",
        "/territories,masterTariffId,x",
        "/territories,zipCode,123456789012345678901",
        "/territories,postCode,123456789012345678901",
        "/territories,country,123456789012345678901",
        "/territories,fields,most",
        "/territories,pageStart,x",
        "/territories,pageCount,x",
        "/territories/3534,fields,most",
        "/territories/3534,populateItems,x"
    })
    void anInvalidParameterIsNamed(String path, String parameter, String value) {
        Answers.assertInvalid(given().queryParam(parameter, value).get("/rest/public" + path), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/0", "/x", "/99999999999999999999"})
    void whatIsUnknownIsNotFound(String id) {
        Answers.assertUnknown(given().get(LSES + id), "LoadServingEntity");
        Answers.assertUnknown(given().get(TERRITORIES + id), "Territory");
    }

    @ParameterizedTest
    @ValueSource(strings = {LSES, LSES + "/734", TERRITORIES, TERRITORIES + "/3534"})
    void nothingButReadingIsPossible(String path) {
        Answers.assertNotFailed(
                given().put(path).then().statusCode(405).extract().response());
        Answers.assertNotFailed(
                given().delete(path).then().statusCode(405).extract().response());
    }

    private static ValidatableResponse get(String path, Map<String, String> parameters) {
        return given().queryParams(parameters).get(path).then().statusCode(200);
    }
}
