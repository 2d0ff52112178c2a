package io.homewatt.account;

import static io.homewatt.account.AccountApi.EXAMPLE;
import static io.homewatt.account.AccountApi.PATH;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tariffs an account has: the likeliest, until somebody says so. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountTariffsTest {
    private static final String ID = "/pid/home";
    private static final String FIRST = "results[0].tariffs[0]";
    private static final String LIKELIHOOD = FIRST + ".customerLikelihood";

    private final AccountApi api = AccountApi.fresh();

    @Test
    void theExampleGetsTheLikeliestTariffOfItsPlace() {
        example()
                .body("results[0].tariffs", hasSize(1))
                .body(FIRST + ".masterTariffId", equalTo(522))
                .body(FIRST + ".tariffCode", equalTo("E-1"))
                .body(FIRST + ".lseName", equalTo("Pacific Gas & Electric Co"))
                .body(LIKELIHOOD, allOf(greaterThan(0f), lessThan(100f)))
                .body("results[0].properties.lseId.dataValue", equalTo("734"))
                .body("results[0].properties.territoryId.dataValue", equalTo("3534"))
                .body("results[0].properties.territoryId.accuracy", equalTo(74.03f));
    }

    @Test
    void confirmingItMakesItCertainAndChangesNothingElse() {
        example();

        confirm("522", ",\"accuracy\":100");

        api.get(ID)
                .body("results[0].tariffs", hasSize(1))
                .body(FIRST + ".masterTariffId", equalTo(522))
                .body(LIKELIHOOD, equalTo(100))
                .body("results[0].properties.territoryId.dataValue", equalTo("3534"))
                .body("results[0].properties.territoryId.accuracy", equalTo(100));
    }

    @Test
    void anotherClassHasAnotherTariff() {
        example();
        int residential = api.get(ID).extract().path(FIRST + ".masterTariffId");

        set("customerClass", "GENERAL");

        api.get(ID)
                .body("results[0].tariffs", hasSize(1))
                .body(FIRST + ".masterTariffId", not(equalTo(residential)))
                .body(LIKELIHOOD, lessThan(100f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerClass", "addressString"})
    void withoutClassOrPlaceThereIsNoDefaultAndNoPropertyThatNobodyGave(String taken) {
        example();

        if (taken.equals("customerClass")) {
            api.delete(ID + "/properties/customerClass");
        } else {
            set("addressString", "Somewhere else");
        }

        api.get(ID)
                .body("results[0].tariffs", empty())
                .body("results[0].properties", not(hasKey("lseId")))
                .body("results[0].properties", not(hasKey("territoryId")));
    }

    @Test
    void whatWasSetIsKeptWhateverChanges() {
        example();
        confirm("522", "");

        set("customerClass", "GENERAL");
        set("addressString", "1 Queen Street, Auckland 1010, New Zealand");

        api.get(ID)
                .body("results[0].tariffs", hasSize(1))
                .body(FIRST + ".masterTariffId", equalTo(522))
                .body(LIKELIHOOD, equalTo(100));
    }

    @Test
    void theDefaultFillsTheTimesThatAreLeft() {
        example();

        confirm("522", ",\"fromDateTime\":\"2020-01-01\",\"toDateTime\":\"2021-01-01T00:00:00-08:00\"");

        api.get(ID)
                .body("results[0].tariffs.effectiveDate", contains(null, "2020-01-01", "2021-01-01"))
                .body("results[0].tariffs.endDate", contains("2020-01-01", "2021-01-01", null))
                .body("results[0].tariffs.customerLikelihood", contains(74.03f, 100, 74.03f));
    }

    @Test
    void anEntityThatWasSetNarrowsTheChoice() {
        example();

        set("lseId", "1");

        api.get(ID).body("results[0].tariffs", empty()).body("results[0].properties.lseId.dataValue", equalTo("1"));
    }

    @Test
    void tariffsAreAddedUpdatedAndTakenAway() {
        example();

        api.put(ID + "/tariffs", "{\"masterTariffId\":522,\"effectiveDate\":\"2024-01-01\",\"endDate\":\"2025-01-01\"}")
                .body("type", equalTo("Tariff"))
                .body("results[0].customerLikelihood", nullValue())
                .body("results[0].effectiveDate", equalTo("2024-01-01"));
        api.put(ID + "/tariffs", "{\"effectiveDate\":\"2024-01-01\",\"endDate\":\"2024-07-01\"}")
                .body("results[0].masterTariffId", equalTo(522));
        api.get(ID).body("results[0].tariffs", hasSize(3)).body("results[0].tariffs[1].endDate", equalTo("2024-07-01"));

        api.delete(ID + "/tariffs?serviceType=ELECTRICITY&effectiveDate=2024-01-01")
                .body("status", equalTo("success"))
                .body("count", equalTo(0))
                .body("type", equalTo("Tariff"))
                .body("results", nullValue());

        api.get(ID).body("results[0].tariffs", hasSize(1)).body(LIKELIHOOD, lessThan(100f));
    }

    @Test
    void overlappingTariffsAreRefused() {
        example();
        api.put(
                ID + "/tariffs",
                "{\"masterTariffId\":522,\"effectiveDate\":\"2024-01-01\",\"endDate\":\"2025-01-01\"}");

        api.asBackEnd()
                .body("{\"masterTariffId\":522,\"effectiveDate\":\"2024-06-01\"}")
                .post(PATH + ID + "/tariffs")
                .then()
                .statusCode(400)
                .body("results[0].code", equalTo("InvalidArgument"))
                .body("results[0].propertyName", equalTo("effectiveDate"))
                .body("results[0].message", containsString("overlap"));

        api.get(ID).body("results[0].tariffs", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|masterTariffId",
                "{\"masterTariffId\":\"x\"}|masterTariffId",
                "{\"masterTariffId\":1}|masterTariffId",
                "{\"masterTariffId\":522,\"serviceType\":\"GAS\"}|masterTariffId",
                "{\"masterTariffId\":522,\"serviceType\":\"electricity\"}|serviceType",
                "{\"masterTariffId\":522,\"effectiveDate\":\"2024-13-01\"}|effectiveDate",
                "{\"masterTariffId\":522,\"effectiveDate\":\"2024-02-01\",\"endDate\":\"2024-01-01\"}|endDate",
                "{\"masterTariffId\":522,\"customerLikelihood\":101}|customerLikelihood",
                "{\"masterTariffId\":522,\"customerLikelihood\":0}|customerLikelihood"
            })
    void whatIsNoTariffIsRefusedByTheNameOfItsMember(String body, String member) {
        example();

        api.asBackEnd()
                .body(body)
                .post(PATH + ID + "/tariffs")
                .then()
                .statusCode(400)
                .body("results.propertyName", hasItem(member));

        api.get(ID).body("results[0].tariffs", hasSize(1)).body(LIKELIHOOD, equalTo(74.03f));
    }

    @Test
    void ratesOfItsOwnComeBeforeTheCatalogues() {
        example();

        api.put(ID + "/tariffs", """
                {"masterTariffId":522,"rates":[{"rateGroupName":"Contract","rateName":"Discount",
                 "chargeType":"CONSUMPTION_BASED","rateBands":[{"rateSequenceNumber":1,"hasConsumptionLimit":false,
                 "rateAmount":0.05,"rateUnit":"COST_PER_UNIT","isCredit":true}]}]}""");

        api.get(ID + "/rates")
                .body("type", equalTo("TariffRate"))
                .body("results[0].rateName", equalTo("Discount"))
                .body("results[0].rateBands[0].isCredit", equalTo(true))
                .body("results.size()", greaterThan(2));
    }

    @Test
    void theTariffsOfItsPlaceAreNotThoseThatItHas() {
        example();
        confirm("522", "");

        api.get(ID + "/tariffs")
                .body("type", equalTo("Tariff"))
                .body("results[0].masterTariffId", equalTo(522))
                .body("results[0].customerLikelihood", lessThan(100f))
                .body("results.size()", greaterThan(1));
    }

    @Test
    void withoutAPlaceNoneIsAvailable() {
        api.post("{\"providerAccountId\":\"home\"}");

        api.get(ID + "/tariffs").body("count", equalTo(0)).body("results", empty());
        api.get(ID + "/rates").body("count", equalTo(0)).body("results", empty());
    }

    private ValidatableResponse example() {
        return api.post(EXAMPLE.formatted("home"));
    }

    private void confirm(String masterTariffId, String more) {
        api.put(
                ID + "/properties",
                "{\"keyName\":\"masterTariffId\",\"dataValue\":\"%s\"%s}".formatted(masterTariffId, more));
    }

    private void set(String name, String value) {
        api.put(ID + "/properties", "{\"keyName\":\"%s\",\"dataValue\":\"%s\"}".formatted(name, value));
    }
}
