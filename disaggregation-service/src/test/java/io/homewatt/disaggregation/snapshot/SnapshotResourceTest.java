package io.homewatt.disaggregation.snapshot;

import static io.homewatt.disaggregation.DisaggregationApi.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class SnapshotResourceTest {
    private static final String HOUR = "start,end,kwh\n"
            + "2026-01-01T00:00:00+13:00,2026-01-01T00:30:00+13:00,0.09\n"
            + "2026-01-01T00:30:00+13:00,2026-01-01T01:00:00+13:00,0.08\n";

    private final UsageApi home = UsageApi.fresh();

    private Response series(String id) {
        return home.api().asBackEnd().get(UsageApi.PATH + "/" + id);
    }

    private static String id(Response uploaded) {
        return uploaded.then().statusCode(201).extract().path("data.usage_snapshot_id");
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anUploadIsAnsweredWithWhatWasTaken() {
        Response answer = home.upload(HOUR);

        answer.then()
                .statusCode(201)
                .header("Location", containsString(UsageApi.PATH + "/usage_snapshot_"))
                .body("data.property_id", equalTo(home.propertyId()))
                .body("data.customer_id", equalTo(home.customerId()))
                .body("data.from", equalTo("2025-12-31T11:00:00.000000Z"))
                .body("data.to", equalTo("2025-12-31T12:00:00.000000Z"))
                .body("data.intervals", equalTo(2))
                .body("data.energy_kwh.extraction", equalTo(0.17f))
                .body("data.files", hasSize(1))
                .body("data.files[0].format", equalTo("csv"))
                .body("data.series", nullValue());
        assertThat(home.rows("stale_day")).isPositive();
    }

    @Test
    void itsSeriesIsShownInItsZoneWithGapsAndEstimates() {
        String id = id(home.upload("start,end,kwh,quality\n"
                + "2026-01-01 00:00,2026-01-01 00:15,0.25,actual\n"
                + "2026-01-01 00:15,2026-01-01 00:30,0.5,estimated\n"
                + "2026-01-01 00:30,2026-01-01 00:45,0.25,actual\n"
                + "2026-01-01 01:30,2026-01-01 01:45,0.25,actual\n"
                + "2026-01-01 01:45,2026-01-01 02:00,0.25,actual\n"
                + "2026-01-01 02:00,2026-01-01 03:00,3,actual\n"));

        series(id)
                .then()
                .statusCode(200)
                .body("data.time_zone", equalTo("Pacific/Auckland"))
                .body("data.series", hasSize(1))
                .body("data.series[0].channel", equalTo("extraction"))
                .body(
                        "data.series[0].intervals.start",
                        contains(
                                "2026-01-01T00:00:00+13:00",
                                "2026-01-01T00:30:00+13:00",
                                "2026-01-01T01:00:00+13:00",
                                "2026-01-01T01:30:00+13:00",
                                "2026-01-01T02:00:00+13:00"))
                .body("data.series[0].intervals.kwh", contains(0.75f, null, null, 0.5f, 3.0f))
                .body("data.series[0].intervals.seconds", contains(1800, 1800, 1800, 1800, 3600))
                .body("data.series[0].intervals.estimated", contains(true, false, false, false, false));
    }

    @Test
    void filesOfOneUploadAreOneSnapshot() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(HOUR.replace("2026-01-01", "2026-01-02")));
        }

        Response answer = home.upload(home.api().asBackEnd(), bytes(HOUR), packed.toByteArray());

        answer.then()
                .statusCode(201)
                .body("data.files", hasSize(2))
                .body("data.intervals", equalTo(4))
                .body("data.gaps", equalTo(46));
    }

    @Test
    void localTimesAreThoseOfThePropertysAccount() {
        execute("""
                insert into known_account (org_id, id, icp, time_zone, deleted, version)
                values (?, ?, ?, 'Pacific/Chatham', false, 0)""", home.api().organisation().id(), UUID.randomUUID(), UsageApi.ICP);

        home.upload(HOUR.replace("+13:00", ""))
                .then()
                .statusCode(201)
                .body("data.time_zone", equalTo("Pacific/Chatham"))
                .body("data.from", equalTo("2025-12-31T10:15:00.000000Z"));
    }

    @Test
    void snapshotsAreListedPageByPage() {
        List<String> uploaded = List.of(id(home.upload(HOUR)), id(home.upload(HOUR)), id(home.upload(HOUR)));

        Response first = home.api()
                .asBackEnd()
                .queryParam("property_id", home.propertyId())
                .queryParam("limit", 2)
                .get(UsageApi.PATH);
        Response second = home.api()
                .asBackEnd()
                .queryParam("property_id", home.propertyId())
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("next_cursor"))
                .get(UsageApi.PATH);

        first.then().statusCode(200).body("data.usage_snapshot_id", equalTo(uploaded.subList(0, 2)));
        second.then()
                .statusCode(200)
                .body("data.usage_snapshot_id", equalTo(uploaded.subList(2, 3)))
                .body("next_cursor", nullValue());
    }

    @Test
    void aHouseholdSeesItsOwnAndNoOther() {
        UsageApi other = UsageApi.in(home.api());
        String own = id(home.upload(home.asHousehold(), bytes(HOUR)));
        String others = id(other.upload(HOUR));

        home.asHousehold().get(UsageApi.PATH + "/" + own).then().statusCode(200);
        home.asHousehold()
                .queryParam("property_id", home.propertyId())
                .get(UsageApi.PATH)
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        home.asHousehold()
                .get(UsageApi.PATH + "/" + others)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("snapshot_not_found"));
        home.asHousehold()
                .queryParam("property_id", other.propertyId())
                .get(UsageApi.PATH)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("property_not_found"));
        other.upload(home.asHousehold(), bytes(HOUR))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("property_not_found"));
        assertThat(home.rows("usage_snapshot")).isEqualTo(2);
    }

    @Test
    void anotherOrganisationSeesNothing() {
        String id = id(home.upload(HOUR));
        DisaggregationApi stranger = DisaggregationApi.fresh();

        stranger.asBackEnd().get(UsageApi.PATH + "/" + id).then().statusCode(404);
        stranger.asBackEnd()
                .queryParam("property_id", home.propertyId())
                .get(UsageApi.PATH)
                .then()
                .statusCode(404);
        home.upload(stranger.asBackEnd(), bytes(HOUR)).then().statusCode(404);
    }

    @Test
    void aRepeatedUploadWithItsKeyHasNoSecondEffect() {
        String key = UUID.randomUUID().toString();

        String first = id(home.upload(home.api().asBackEnd().header("Idempotency-Key", key), bytes(HOUR)));
        Response second = home.upload(home.api().asBackEnd().header("Idempotency-Key", key), bytes(HOUR));
        Response another =
                home.upload(home.api().asBackEnd().header("Idempotency-Key", key), bytes(HOUR.replace("0.09", "0.1")));

        assertThat(id(second)).isEqualTo(first);
        another.then().statusCode(409).body("error.code", equalTo("idempotency_key_reused"));
        assertThat(home.rows("usage_snapshot")).isOne();
    }

    @Test
    void scopesAndKeysAreAskedFor() {
        String readOnly = home.api().organisation().token("usage:read");

        home.upload(
                        home.api()
                                .as(readOnly)
                                .header(
                                        "ahiko-app-id",
                                        home.api().organisation().appId()),
                        bytes(HOUR))
                .then()
                .statusCode(403)
                .body("error.code", equalTo("forbidden"));
        home.upload(home.api().as(home.api().organisation().token("usage:write")), bytes(HOUR))
                .then()
                .statusCode(403)
                .body("error.code", equalTo("subscription_key_invalid"));
        DisaggregationApi.anonymously()
                .queryParam("property_id", home.propertyId())
                .get(UsageApi.PATH)
                .then()
                .statusCode(401);
        assertThat(home.hasNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                                  | 415 | file_format_unknown",
                "HDR,ICPSUMM,1.1                                        | 415 | file_format_unknown",
                "start,kwh;2026-01-01 00:00,NaN;2026-01-01 00:30,1      | 422 | lines_refused",
                "start,kwh;2026-01-01 00:00,1e300;2026-01-01 00:30,1    | 422 | lines_refused",
                "start,kwh;9999-01-01 00:00,1;9999-01-01 00:30,1        | 422 | lines_refused",
                "start,kwh;2026-01-01 00:00,-1;2026-01-01 00:30,1       | 422 | lines_refused",
                "HDR,ICPCONS,1.1,A,B,C,1/1/2026,1,00000048,x,y          | 422 | file_damaged",
                "start,kwh                                              | 422 | no_reads",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a> | 422 | file_damaged",
                "<a/>                                                   | 415 | file_format_unknown"
            })
    void aFileThatCanNotBeTakenIsRefusedAndNothingIsKept(String file, int status, String code) {
        Response answer = home.upload(home.api().asBackEnd(), bytes(HOUR), bytes(file.replace(';', '\n')));

        answer.then()
                .statusCode(status)
                .body("error.code", equalTo(code))
                .body("error.details.field", hasItem("raw_electricity_provider_file[1]"));
        assertThat(answer.asString()).doesNotContain("passwd", "1e300", "9999-");
        assertThat(home.hasNothing()).isTrue();
    }

    @Test
    void refusedLinesAreNamed() {
        home.upload(HOUR + "x,y,z\n".repeat(150))
                .then()
                .statusCode(422)
                .body("error.details", hasSize(102))
                .body("error.details[1].message", containsString("line 4: "))
                .body("error.details[101].message", equalTo("and 50 more lines"));
    }

    @Test
    void aGzipBombIsRefused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(bytes("start,kwh\n"));
            byte[] chunk = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                gzip.write(chunk);
                gzip.write('\n');
            }
        }

        Response answer = home.upload(home.api().asBackEnd(), bomb.toByteArray());

        assertThat(answer.statusCode()).isIn(413, 422);
        assertThat(home.hasNothing()).isTrue();
    }
}
