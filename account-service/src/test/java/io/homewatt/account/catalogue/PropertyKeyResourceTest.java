package io.homewatt.account.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class PropertyKeyResourceTest {
    private static final String PATH = "/rest/public/properties";

    @Test
    void aKeyIsShownWithItsChoices() {
        Map<String, Object> key = given().get(PATH + "/customerClass")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("type", equalTo("PropertyKey"))
                .body("results[0].keyName", equalTo("customerClass"))
                .body("results[0].dataType", equalTo("CHOICE"))
                .body("results[0].choices.value", contains("1", "2", "3"))
                .body("results[0].choices.displayValue", contains("RESIDENTIAL", "GENERAL", "SPECIAL_USE"))
                .extract()
                .path("results[0]");
        assertThat(key.keySet())
                .containsExactly("keyName", "displayName", "description", "dataType", "entityType", "choices");
    }

    @Test
    void aKeyWithoutChoicesHasNone() {
        given().get(PATH + "/buildingArea/").then().statusCode(200).body("results[0].choices", nullValue());
    }

    @Test
    void keysAreListed() {
        given().get(PATH + "/")
                .then()
                .statusCode(200)
                .body("type", equalTo("PropertyKey"))
                .body(
                        "results.keyName",
                        hasItems(
                                "customerClass",
                                "territoryId",
                                "lseId",
                                "buildingArea",
                                "cityLimits",
                                "zipCode",
                                "utilityCode",
                                "utilityCustomerId",
                                "utilityAccountId",
                                "icp"));
    }

    @Test
    void keysComeInPagesAndInBrief() {
        int all = given().get(PATH).path("count");

        Map<String, Object> key = given().queryParams(Map.of("pageStart", 1, "pageCount", 1, "fields", "min"))
                .get(PATH)
                .then()
                .body("count", equalTo(all))
                .body("pageStart", equalTo(1))
                .body("pageCount", equalTo(1))
                .body("results", hasSize(1))
                .extract()
                .path("results[0]");
        assertThat(key.keySet()).containsExactly("keyName", "displayName", "dataType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields", "pageStart", "pageCount"})
    void anInvalidParameterIsNamed(String parameter) {
        Answers.assertInvalid(given().queryParam(parameter, "x").get(PATH), parameter);
    }

    @Test
    void anInvalidParameterOfOneIsNamed() {
        Answers.assertInvalid(given().queryParam("fields", "x").get(PATH + "/icp"), "fields");
    }

    @Test
    void anUnknownKeyIsNotFound() {
        Answers.assertUnknown(given().get(PATH + "/nobodyKnows"), "PropertyKey");
    }

    @Test
    void nothingButReadingIsPossible() {
        Answers.assertNotFailed(
                given().put(PATH).then().statusCode(405).extract().response());
        Answers.assertNotFailed(
                given().delete(PATH + "/icp").then().statusCode(405).extract().response());
    }
}
