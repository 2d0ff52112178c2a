package io.homewatt.account.catalogue;

import static io.homewatt.account.catalogue.CatalogueRows.tariff;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class TariffResourceTest {
    private static final String PATH = "/rest/public/tariffs";
    private static final String EVERY_MEMBER =
            "tariffId,masterTariffId,tariffCode,tariffName,lseId,lseName,serviceType,tariffType,customerClass,customerCount,"
                    + "customerLikelihood,territoryId,effectiveDate,endDate,timeZone,billingPeriod,currency,chargeTypes,"
                    + "chargePeriod,hasTimeOfUseRates,hasTieredRates,hasNetMetering,isActive,properties,rates";

    @Test
    void aTariffHasTheDocumentedMembersInTheirOrder() {
        Map<String, Object> tariff = get(Map.of(), "/522")
                .body("status", equalTo("success"))
                .body("count", equalTo(1))
                .body("type", equalTo("Tariff"))
                .body("results[0].masterTariffId", equalTo(522))
                .body("results[0].customerLikelihood", equalTo(74.03f))
                .body("results[0].effectiveDate", equalTo("2023-01-01"))
                .body("results[0].endDate", nullValue())
                .body("results[0].chargeTypes", equalTo("CONSUMPTION_BASED,FIXED_PRICE,MINIMUM"))
                .body("results[0].isActive", equalTo(true))
                .body("results[0].hasTieredRates", equalTo(true))
                .body("results[0].properties", nullValue())
                .body("results[0].rates", nullValue())
                .extract()
                .path("results[0]");

        assertThat(tariff.keySet()).containsExactly(EVERY_MEMBER.split(","));
    }

    @Test
    void ratesAndPropertiesComeWhenAskedFor() {
        ValidatableResponse answer = get(Map.of("populateRates", "true", "populateProperties", "true"), "/522")
                .body("results[0].properties.territoryId.keyName", equalTo("territoryId"))
                .body("results[0].rates[0].chargeType", equalTo("CONSUMPTION_BASED"))
                .body("results[0].rates[0].rateBands[0].hasConsumptionLimit", equalTo(true))
                .body("results[0].rates[0].rateBands[0].consumptionUpperLimit", equalTo(300))
                .body("results[0].rates[0].rateBands[1].consumptionUpperLimit", nullValue())
                .body("results[0].rates[2].rateBands[0].isCredit", equalTo(true));

        Map<String, Object> rate = answer.extract().path("results[0].rates[0]");
        assertThat(rate.keySet())
                .containsExactly(
                        "rateGroupName", "rateName", "chargeType", "chargePeriod", "season", "timeOfUse", "rateBands");
        Map<String, Object> band = answer.extract().path("results[0].rates[0].rateBands[0]");
        assertThat(band.keySet())
                .containsExactly(
                        "rateSequenceNumber",
                        "hasConsumptionLimit",
                        "consumptionUpperLimit",
                        "rateAmount",
                        "rateUnit",
                        "isCredit");
        assertThat(answer.extract().asString()).contains("\"rateAmount\":0.42295");
    }

    @Test
    void aPageOfTariffsHasRatesAndPropertiesWhenAskedFor() {
        Map<String, String> those = Map.of("masterTariffId", "522", "effectiveOn", "2022-12-31");
        get(those, "").body("results[0].rates", nullValue()).body("results[0].properties", nullValue());

        get(with(those, "populateRates", "true"), "")
                .body("results[0].rates.size()", equalTo(2))
                .body("results[0].properties", nullValue());
        get(with(those, "populateProperties", "true"), "")
                .body("results[0].properties.territoryId.dataType", equalTo("INTEGER"))
                .body("results[0].rates", nullValue());
    }

    @Test
    void theFewestFieldsIdentifyIt() {
        for (String path : new String[] {"", "/522"}) {
            Map<String, Object> tariff = get(Map.of("fields", "min", "masterTariffId", "522"), path)
                    .extract()
                    .path("results[0]");
            assertThat(tariff.keySet())
                    .containsExactly("tariffId", "masterTariffId", "tariffCode", "tariffName", "lseId", "lseName");
        }
        Map<String, Object> all = get(Map.of("fields", "ext"), "/522").extract().path("results[0]");
        assertThat(all.keySet()).containsExactly(EVERY_MEMBER.split(","));
    }

    @Test
    void aTariffIsShownAsItWasOnADay() {
        get(Map.of("effectiveOn", "2022-12-31"), "/522").body("results[0].endDate", equalTo("2022-12-31"));
        get(Map.of("effectiveOn", "2022-12-31T23:59:59-08:00"), "/522/")
                .body("results[0].endDate", equalTo("2022-12-31"));
        get(Map.of("effectiveOn", "2023-01-01"), "/522").body("results[0].endDate", nullValue());
    }

    @Test
    void allVersionsOfAMasterTariffAreItsHistory() {
        get(Map.of("masterTariffId", "522"), "")
                .body("count", equalTo(2))
                .body("results.effectiveDate", contains("2023-01-01", "2010-01-01"));
        get(Map.of("masterTariffId", "522", "effectiveOn", "2015-06-01"), "")
                .body("count", equalTo(1))
                .body("results.endDate", contains("2022-12-31"));
    }

    @Test
    void onlyWhatIsInEffectTodayIsListedUnlessADayIsGiven() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long entity = CatalogueRows.entity("Lists");
        tariff(entity, Map.of("tariff_name", "Past", "end_date", today.minusDays(10)));
        tariff(entity, Map.of("tariff_name", "Present", "effective_date", today.minusDays(9)));
        tariff(entity, Map.of("tariff_name", "Future", "effective_date", today.plusDays(10)));
        Map<String, String> its = Map.of("lseId", String.valueOf(entity));

        get(its, "").body("count", equalTo(1)).body("results.tariffName", contains("Present"));
        get(with(its, "effectiveOn", today.minusDays(10).toString()), "").body("results.tariffName", contains("Past"));
        get(with(its, "effectiveOn", today.plusDays(10).toString()), "")
                .body("results.tariffName", contains("Present", "Future"));
    }

    @Test
    void tariffsAreFoundByPlace() {
        String postcode = CatalogueRows.postcode();
        long entity = CatalogueRows.entity("Places");
        long territory = CatalogueRows.territory(entity, "CA", postcode);
        long elsewhere = CatalogueRows.territory(entity, "CA", CatalogueRows.postcode());
        long everywhere = tariff(entity, Map.of());
        tariff(entity, Map.of("territory_id", elsewhere));

        for (Map<String, String> place : List.of(
                Map.of("zipCode", postcode),
                Map.of("postCode", postcode.toLowerCase(Locale.ROOT)),
                Map.of("postCode", postcode, "zipCode", ""),
                Map.of("zipCode", postcode, "country", "us"))) {
            get(place, "")
                    .body("count", equalTo(1))
                    .body("results.masterTariffId", contains((int) everywhere))
                    .body("results.territoryId", contains((int) territory));
        }
        get(Map.of("zipCode", postcode, "country", "NZ"), "")
                .body("count", equalTo(0))
                .body("results", empty());
        get(Map.of("zipCode", "94105-1804"), "").body("results.masterTariffId", hasItem(522));
    }

    @Test
    void tariffsAreFoundByCountry() {
        get(Map.of("country", "nz", "pageCount", "1000"), "")
                .body("results.masterTariffId", hasItems(9201, 9301))
                .body("results.masterTariffId", not(hasItem(522)));
    }

    @Test
    void tariffsAreFoundByClassServiceAndType() {
        Map<String, String> its = Map.of("lseId", String.valueOf(entityWithSix()));

        get(its, "").body("results.tariffCode", contains("R1", "R2", "R3", "G1", "S1", "X1"));
        get(with(its, "customerClasses", "GENERAL"), "").body("results.tariffCode", contains("G1"));
        get(with(its, "customerClasses", "2, special_use"), "").body("results.tariffCode", contains("G1", "S1"));
        get(with(its, "serviceTypes", "gas"), "").body("results.tariffCode", contains("R3"));
        get(with(its, "serviceTypes", "GAS,SOLAR_PV"), "").body("results.tariffCode", contains("R3"));
        get(with(its, "tariffTypes", "ALTERNATIVE,RIDER"), "").body("results.tariffCode", contains("R2", "X1"));
        get(with(its, "customerClasses", ""), "").body("count", equalTo(6));
    }

    @Test
    void tariffsHaveTheirSharesButRidersHaveNone() {
        Map<String, String> its = Map.of("lseId", String.valueOf(entityWithSix()), "customerClasses", "RESIDENTIAL");

        get(its, "")
                .body("results.tariffCode", contains("R1", "R2", "R3", "X1"))
                .body("results.customerLikelihood", contains(50.0f, 50.0f, 99.99f, null));
    }

    @Test
    void tariffsAreSearchedByNameAndCode() {
        long entity = CatalogueRows.entity("Searches");
        tariff(entity, Map.of("tariff_name", "Plug-in 100%", "tariff_code", "EV-1"));
        tariff(entity, Map.of("tariff_name", "Usual"));
        Map<String, String> its = Map.of("lseId", String.valueOf(entity));

        get(with(its, "search", "PLUG"), "").body("results.tariffCode", contains("EV-1"));
        get(with(its, "search", "v-1"), "").body("results.tariffCode", contains("EV-1"));
        get(with(its, "search", "%"), "").body("results.tariffCode", contains("EV-1"));
        get(with(its, "search", "_"), "").body("count", equalTo(0));
    }

    @Test
    void pagesTellHowManyThereAre() {
        Map<String, String> its = Map.of("lseId", String.valueOf(entityWithSix()));

        get(its, "").body("pageStart", equalTo(0)).body("pageCount", equalTo(25));
        get(with(with(its, "pageStart", "4"), "pageCount", "3"), "")
                .body("count", equalTo(6))
                .body("pageStart", equalTo(4))
                .body("pageCount", equalTo(3))
                .body("results.tariffCode", contains("S1", "X1"));
        get(with(its, "pageStart", "100"), "/").body("count", equalTo(6)).body("results", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "masterTariffId,x",
        "masterTariffId,0",
        "lseId,-1",
        "lseId,99999999999999999999",
        "zipCode,123456789012345678901",
        "postCode,123456789012345678901",
        "country,123456789012345678901",
        "customerClasses,INDUSTRIAL",
        "customerClasses,'RESIDENTIAL,'",
        "customerClasses,4",
        "serviceTypes,STEAM",
        "tariffTypes,USUAL",
        "effectiveOn,yesterday",
        "effectiveOn,2026-02-30",
        "effectiveOn,+10000-01-01",
        "effectiveOn,2026-02-01T00:00:00",
        "populateRates,yes",
        "populateProperties,1",
        "fields,all",
        "pageStart,-1",
        "pageCount,0",
        "pageCount,1001"
    })
    void anInvalidParameterIsNamed(String parameter, String value) {
        Answers.assertInvalid(given().queryParam(parameter, value).get(PATH), parameter);
    }

    @ParameterizedTest
    @CsvSource({"effectiveOn,x", "populateRates,x", "populateProperties,x", "fields,x"})
    void anInvalidParameterOfOneIsNamed(String parameter, String value) {
        Answers.assertInvalid(given().queryParam(parameter, value).get(PATH + "/522"), parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "/0", "/-5", "/E-1", "/99999999999999999999"})
    void anUnknownTariffIsNotFound(String path) {
        Answers.assertUnknown(given().get(PATH + path), "Tariff");
    }

    @Test
    void nothingButReadingIsPossible() {
        for (String path : new String[] {PATH, PATH + "/522"}) {
            Answers.assertNotFailed(
                    given().put(path).then().statusCode(405).extract().response());
            Answers.assertNotFailed(
                    given().delete(path).then().statusCode(405).extract().response());
        }
    }

    private static long entityWithSix() {
        long entity = CatalogueRows.entity("Six");
        tariff(entity, Map.of("tariff_code", "R1"));
        tariff(entity, Map.of("tariff_code", "R2", "tariff_type", "ALTERNATIVE"));
        tariff(entity, Map.of("tariff_code", "R3", "service_type", "GAS"));
        tariff(entity, Map.of("tariff_code", "G1", "customer_class", "GENERAL"));
        tariff(entity, Map.of("tariff_code", "S1", "customer_class", "SPECIAL_USE"));
        tariff(entity, Map.of("tariff_code", "X1", "tariff_type", "RIDER"));
        return entity;
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    private static ValidatableResponse get(Map<String, String> parameters, String path) {
        return given().queryParams(parameters).get(PATH + path).then().statusCode(200);
    }
}
