package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.DisaggregationApi.alwaysOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's document, to the letter. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class AlwaysOnDocumentTest {
    private static final String ACCOUNT = "00000000";
    private static final YearMonth FEBRUARY = YearMonth.of(2019, 2);
    private static final String EXAMPLE = "{\"response\":{\"ratio\":0.02,\"value\":15,"
            + "\"startDate\":\"2019-02-01T00:00:00.00Z\",\"endDate\":\"2019-03-01T00:00:00.00Z\"}}";

    private final DisaggregationApi api = DisaggregationApi.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-03-01",
                "2019-03-31",
                "2019-03-01T00:00:00Z",
                "2019-03-01T00:00:00.00Z",
                "2019-03-01T13:00+13:00",
                "2019-03-01T13:00:00 13:00"
            })
    void theExampleIsAnsweredToTheLetter(String asOf) {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 22.321, "15.000", "0.0200");

        Response answer = ask(asOf);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json;charset=UTF-8");
        assertThat(answer.asString()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({"150.000, 0.1234, 150, 0.1234", "0.000, 0.0000, 0, 0", "1234.560, 1.0000, 1234.56, 1"})
    void numbersHaveNoNeedlessZeros(String kilowattHours, String ratio, String value, String share) {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 22.321, kilowattHours, ratio);

        assertThat(ask("2019-03-01").asString())
                .startsWith("{\"response\":{\"ratio\":" + share + ",\"value\":" + value + ",");
    }

    @Test
    void anAccountInNewZealandHasTheMonthOfItsZone() {
        api.estimate(api.account(ACCOUNT, "Pacific/Auckland"), FEBRUARY, 22.321, "15.000", "0.0200");

        found(ask("2019-03-01"), "2019-01-31T11:00:00.00Z", "2019-02-28T11:00:00.00Z");
        // It is the first of March there.
        found(ask("2019-02-28T11:00:00Z"), "2019-01-31T11:00:00.00Z", "2019-02-28T11:00:00.00Z");
        none(ask("2019-02-28T10:59:59Z"));
        none(ask("2019-02-28"));
    }

    @Test
    void aMonthWithAChangeOfTheClockHasAnHourMore() {
        api.estimate(api.account(ACCOUNT, "Pacific/Auckland"), YearMonth.of(2019, 4), 22.321, "15.000", "0.0200");

        found(ask("2019-05-01"), "2019-03-31T11:00:00.00Z", "2019-04-30T12:00:00.00Z");
    }

    @Test
    void aMonthThatDoesNotQualifyIsReplacedByTheLatestOfTheElevenBefore() {
        UUID account = api.account(ACCOUNT, "UTC");
        api.estimate(account, FEBRUARY, 22.321, "15.000", "0.0200");
        api.estimate(account, FEBRUARY.minusMonths(1), 22.321, "14.000", "0.0200");
        api.noEstimate(account, FEBRUARY.plusMonths(1));

        assertThat(ask("2019-04-01").asString()).isEqualTo(EXAMPLE);
        assertThat(ask("2020-02-29").asString()).isEqualTo(EXAMPLE);
        none(ask("2020-03-01"));
        ask("2019-02-28").then().statusCode(200).body("response.value", equalTo(14));
        none(ask("2019-01-31"));
    }

    @Test
    void withoutADayItIsToday() {
        UUID account = api.account(ACCOUNT, "UTC");
        YearMonth last = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        api.estimate(account, last, 22.321, "15.000", "0.0200");
        api.estimate(account, last.plusMonths(1), 22.321, "16.000", "0.0200");

        String begin = last.atDay(1) + "T00:00:00.00Z";
        String end = last.plusMonths(1).atDay(1) + "T00:00:00.00Z";
        found(api.asUtility().queryParam("utilityAccountId", ACCOUNT).get(alwaysOn()), begin, end);
        found(ask(""), begin, end);
        found(ask(LocalDate.now(ZoneOffset.UTC).plusYears(3).toString()), begin, end);
        found(ask("9999-12-31T23:59:59-18:00"), begin, end);
    }

    @Test
    void theCodeOfTheUtilityIsTakenInAnyCase() {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 22.321, "15.000", "0.0200");

        for (String code : new String[] {"util", "Util", "UTIL"}) {
            assertThat(api.asUtility()
                            .queryParams(Map.of("utilityAccountId", ACCOUNT, "asOf", "2019-03-01"))
                            .get(alwaysOn(code, "1234567"))
                            .asString())
                    .isEqualTo(EXAMPLE);
        }
    }

    @Test
    void headHasTheSameHeadersAndATrailingSlashIsTaken() {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 22.321, "15.000", "0.0200");

        var query = Map.of("utilityAccountId", ACCOUNT, "asOf", "2019-03-01");
        api.asUtility()
                .queryParams(query)
                .head(alwaysOn())
                .then()
                .statusCode(200)
                .body(equalTo(""));
        assertThat(api.asUtility().queryParams(query).get(alwaysOn() + "/").asString())
                .isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "yesterday",
                "2019-02-30",
                "2019-3-1",
                "20190301",
                "01/03/2019",
                "+12019-03-01",
                "2019-03-01T00:00:00",
                "2019-03-01 00:00:00Z",
                "2019-03-01T25:00:00Z",
                "2019-03-01T00:00:00Z[UTC]",
                "2019-03-01T00:00:00+19:00"
            })
    void whatIsNoDayIsRefused(String asOf) {
        api.account(ACCOUNT, "UTC");

        error(ask(asOf), 400, "asOf must be a date such as 2019-03-01, or a time such as 2019-03-01T00:00:00Z");
    }

    @Test
    void anAccountIsToBeNamed() {
        error(api.asUtility().get(alwaysOn()), 400, "utilityAccountId must not be blank");
        for (String blank : new String[] {"", "  "}) {
            error(
                    api.asUtility().queryParam("utilityAccountId", blank).get(alwaysOn()),
                    400,
                    "utilityAccountId must not be blank");
        }
        error(
                api.asUtility().queryParam("utilityAccountId", "a".repeat(256)).get(alwaysOn()),
                400,
                "utilityAccountId must be at most 255 characters, and none for control");
    }

    @Test
    void whatIsNoCustomerIdOrNoCodeIsRefused() {
        for (String customer : new String[] {"x", "1.5", "1e3", "0x1f", "1234567890123456789", "٣", "1%20"}) {
            error(
                    api.asUtility()
                            .urlEncodingEnabled(false)
                            .queryParam("utilityAccountId", ACCOUNT)
                            .get(alwaysOn("UTIL", customer.equals("٣") ? "%D9%A3" : customer)),
                    400,
                    "customerId must be an integer of at most 18 digits");
        }
        for (String code : new String[] {"UT", "UTILI", "UT-L", "%C3%9CTIL"}) {
            error(
                    api.asUtility()
                            .urlEncodingEnabled(false)
                            .queryParam("utilityAccountId", ACCOUNT)
                            .get(alwaysOn(code, "1234567")),
                    400,
                    "utilityCode must be 3 or 4 letters or digits");
        }
    }

    @Test
    void anAccountThatIsNotTheCustomersIsNotFound() {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 22.321, "15.000", "0.0200");
        var query = Map.of("utilityAccountId", ACCOUNT, "asOf", "2019-03-01");

        error(
                api.asUtility()
                        .header("X-Request-Id", "917aab1d-b12a-4df9-b85d-968cc017a96e")
                        .queryParams(query)
                        .get(alwaysOn("UTIL", "7654321")),
                404,
                "Account not found. (917aab1d-b12a-4df9-b85d-968cc017a96e)");
        error(ask("00000001", "2019-03-01"), 404, "Account not found. (");
        error(ask(ACCOUNT.toUpperCase(Locale.ROOT) + " ", "2019-03-01"), 404, "Account not found. (");
    }

    @Test
    void aDeletedAccountIsNotFound() {
        UUID account = api.account(ACCOUNT, "UTC");
        api.estimate(account, FEBRUARY, 22.321, "15.000", "0.0200");
        DisaggregationApi.execute("update known_account set deleted = true where id = ?", account);

        error(ask("2019-03-01"), 404, "Account not found. (");
    }

    @Test
    void anAccountWithoutReadsHasNoAlwaysOnUsage() {
        api.account(ACCOUNT, "UTC");

        none(ask("2019-03-01"));
    }

    @Test
    void otherMethodsPathsAndMediaTypesAreRefusedInTheEnvelope() {
        error(api.asUtility().post(alwaysOn()), 405, "This address doesn't take this method.");
        error(api.asUtility().delete(alwaysOn() + "/chart"), 405, "This address doesn't take this method.");
        error(api.asUtility().get(alwaysOn() + "s"), 404, "There is nothing at this address. (");
        error(api.asUtility().get("/apis/nothing"), 404, "There is nothing at this address. (");
        error(
                api.asUtility()
                        .accept("text/html")
                        .queryParam("utilityAccountId", ACCOUNT)
                        .get(alwaysOn()),
                406,
                "None of the accepted media types is available.");
        error(
                api.asUtility()
                        .accept("image/gif")
                        .queryParam("utilityAccountId", ACCOUNT)
                        .get(alwaysOn() + "/chart"),
                406,
                "None of the accepted media types is available.");
        error(
                api.asUtility()
                        .contentType("application/json")
                        .body(new byte[2_000_000])
                        .get(alwaysOn()),
                413,
                "The body is too large.");
    }

    private Response ask(String asOf) {
        return ask(ACCOUNT, asOf);
    }

    private Response ask(String account, String asOf) {
        return api.asUtility()
                .queryParams(Map.of("utilityAccountId", account, "asOf", asOf))
                .get(alwaysOn());
    }

    private static void found(Response answer, String begin, String end) {
        answer.then()
                .statusCode(200)
                .body("response.value", equalTo(15))
                .body("response.startDate", equalTo(begin))
                .body("response.endDate", equalTo(end));
    }

    private static void none(Response answer) {
        error(answer, 404, "Account has no always-on usage. (");
    }

    private static void error(Response answer, int status, String message) {
        ValidatableResponse error = answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.size()", equalTo(2))
                .body("error.httpStatus", equalTo(status));
        if (message.endsWith("(")) {
            error.body("error.errorMessage", equalTo(message + answer.header("X-Request-Id") + ")"));
        } else {
            error.body("error.errorMessage", equalTo(message));
        }
    }
}
