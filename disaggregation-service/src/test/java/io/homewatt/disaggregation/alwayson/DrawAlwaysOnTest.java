package io.homewatt.disaggregation.alwayson;

import static io.homewatt.disaggregation.DisaggregationApi.alwaysOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class DrawAlwaysOnTest {
    private static final String ACCOUNT = "<home> & \"yard\"";
    private static final YearMonth FEBRUARY = YearMonth.of(2019, 2);

    private final DisaggregationApi api = DisaggregationApi.fresh();

    @Test
    void theMonthIsDrawnAsSvgUnlessAskedOtherwise() {
        aMonthWithReads();

        Response answer = get(api.asUtility());

        answer.then()
                .statusCode(200)
                .contentType(startsWith("image/svg+xml"))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept");
        assertThat(answer.asString())
                .contains("<title>Account &lt;home&gt; &amp; \"yard\": load in February 2019. "
                        + "Always on: 200 W, which is 134 kWh or 40 % of the month's use</title>")
                .doesNotContain("<home>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png | image/png",
                "image/svg+xml | image/svg+xml",
                "image/* | image/svg+xml",
                "*/* | image/svg+xml",
                "image/svg+xml;q=0.1, image/png | image/png",
                "text/html, image/png;q=0.5 | image/png",
                "text/html,image/webp,*/*;q=0.8 | image/svg+xml"
            })
    void whatIsAcceptedIsDrawn(String accepted, String given) {
        aMonthWithReads();

        get(api.asUtility().accept(accepted)).then().statusCode(200).contentType(startsWith(given));
    }

    @Test
    void thePngIsOne() throws IOException {
        aMonthWithReads();

        byte[] png = get(api.asUtility().accept("image/png")).asByteArray();

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1200);
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() {
        aMonthWithReads();
        String tag = get(api.asUtility()).header("ETag");

        get(api.asUtility().header("If-None-Match", tag)).then().statusCode(304).header("ETag", tag);
        get(api.asUtility().header("If-None-Match", "\"other\"")).then().statusCode(200);
        get(api.asUtility().accept("image/png").header("If-None-Match", tag))
                .then()
                .statusCode(200);
        DisaggregationApi.execute(
                "update read_day set energy[5] = 900000 where org_id = ? and day = date '2019-02-05'",
                api.organisation().id());
        get(api.asUtility().header("If-None-Match", tag)).then().statusCode(200);
    }

    @Test
    void errorsAreNoPictures() {
        api.account(ACCOUNT, "UTC");

        get(api.asUtility().accept("image/png"))
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error.httpStatus", equalTo(404));
        api.asUtility()
                .accept("image/svg+xml")
                .get(alwaysOn() + "/chart")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error.errorMessage", equalTo("utilityAccountId must not be blank"));
    }

    /** Half-hours of 200 W, and in the evening 900 W. */
    private void aMonthWithReads() {
        api.estimate(api.account(ACCOUNT, "UTC"), FEBRUARY, 200, "134.400", "0.4000");
        DisaggregationApi.execute("select make_partition('read_day', date '2019-02-01')");
        String energy = "{" + String.join(",", Collections.nCopies(36, "100000")) + ","
                + String.join(",", Collections.nCopies(12, "450000")) + "}";
        for (LocalDate day = FEBRUARY.atDay(1); day.getMonth() == FEBRUARY.getMonth(); day = day.plusDays(1)) {
            DisaggregationApi.execute(
                    """
                    insert into read_day (org_id, source, day, channel, seconds, phase, energy, estimated, issued)
                    values (?, ?, cast(? as date), 'extraction', 1800, 0, cast(? as integer[]), '{false}', '{0}')""", api.organisation().id(), DisaggregationApi.UTILITY + "/" + ACCOUNT, day.toString(), energy);
        }
    }

    private static Response get(RequestSpecification request) {
        return request.queryParams(Map.of("utilityAccountId", ACCOUNT, "asOf", "2019-03-01"))
                .get(alwaysOn() + "/chart");
    }
}
