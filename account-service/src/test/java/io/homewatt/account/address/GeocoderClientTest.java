package io.homewatt.account.address;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.homewatt.account.address.AddressFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.homewatt.account.address.AddressConfig.Kind;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Both geocoders, each by itself. */
class GeocoderClientTest {
    private static final String TEXT = "221 Main St, San Francisco, CA 94105, USA";
    private static final Place PLACE = new Place("221 Main Street", null, "San Francisco", "CA", "94105", "US");
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Vertx vertx = Vertx.vertx();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private String url;

    @BeforeEach
    void start() {
        server.start();
        url = server.baseUrl();
    }

    @AfterEach
    void close() {
        server.stop();
        vertx.closeAndAwait();
    }

    @Test
    void nominatimsAnswerIsRead() {
        server.stubFor(get(urlPathEqualTo("/search")).willReturn(okJson(GeocoderAnswers.NOMINATIM)));

        assertThat(locate(Kind.NOMINATIM)).contains(new Located(PLACE, 37.7904127, -122.3920575));

        server.verify(getRequestedFor(urlPathEqualTo("/search"))
                .withQueryParam("q", equalTo(TEXT))
                .withQueryParam("format", equalTo("jsonv2"))
                .withQueryParam("addressdetails", equalTo("1"))
                .withQueryParam("limit", equalTo("1"))
                .withHeader("User-Agent", equalTo("Homewatt tests")));
    }

    @Test
    void photonsAnswerIsRead() {
        server.stubFor(get(urlPathEqualTo("/api")).willReturn(okJson(GeocoderAnswers.PHOTON)));

        assertThat(locate(Kind.PHOTON)).contains(new Located(PLACE, 37.7904127, -122.3920575));

        server.verify(getRequestedFor(urlPathEqualTo("/api"))
                .withQueryParam("q", equalTo(TEXT))
                .withQueryParam("limit", equalTo("1"))
                .withHeader("User-Agent", equalTo("Homewatt tests")));
    }

    @ParameterizedTest
    @CsvSource({"NOMINATIM,[]", "PHOTON,'{\"type\":\"FeatureCollection\",\"features\":[]}'"})
    void nothingFoundIsNoFailure(Kind kind, String json) {
        answer(okJson(json));

        assertThat(locate(kind)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOMINATIM | [{\"lat\":1.5,\"lon\":2}]",
                "NOMINATIM | [{\"lat\":\"1.5\",\"lon\":\"2\",\"address\":\"x\"}]",
                "NOMINATIM | [{\"lat\":\"1.5\",\"lon\":\"2\",\"address\":{\"city\":5,\"state\":{},\"postcode\":[],\"road\":\"x\"}}]",
                "PHOTON | {\"features\":[{\"geometry\":{\"coordinates\":[2,1.5]}}]}",
                "PHOTON | {\"features\":[{\"geometry\":{\"coordinates\":[2,1.5]},\"properties\":[]}]}",
                "PHOTON | {\"features\":[{\"geometry\":{\"coordinates\":[2,1.5]},\"properties\":{\"city\":5,\"street\":\"x\"}}]}",
            })
    void membersOfTheWrongTypeAreMissing(Kind kind, String json) {
        answer(okJson(json));

        assertThat(locate(kind)).contains(new Located(Place.UNKNOWN, 1.5, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "NOMINATIM,US,California,,CA",
        "NOMINATIM,NZ,Auckland,NZ-AUK,AUK",
        "NOMINATIM,NZ,Waikato,,WKO",
        "NOMINATIM,DE,Bayern,DE-BY,BY",
        "PHOTON,US,California,,CA",
        "PHOTON,NZ,Waikato Region,,WKO",
        "PHOTON,DE,Bayern,,Bayern"
    })
    void aStateIsTakenByItsCode(Kind kind, String country, String state, String iso, String code) {
        answer(okJson(
                kind == Kind.NOMINATIM
                        ? "[{\"lat\":\"1\",\"lon\":\"2\",\"address\":{\"country_code\":\"%s\",\"state\":\"%s\",\"ISO3166-2-lvl4\":\"%s\"}}]"
                                .formatted(country, state, iso == null ? "" : iso)
                        : "{\"features\":[{\"geometry\":{\"coordinates\":[2,1]},\"properties\":{\"countrycode\":\"%s\",\"state\":\"%s\"}}]}"
                                .formatted(country, state)));

        Place place = locate(kind).orElseThrow().place();
        assertThat(place.state()).isEqualTo(code);
        assertThat(place.country()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOMINATIM | [{\"lat\":1,\"lon\":2,\"address\":{\"country\":\"New Zealand / Aotearoa\"}}] | NZ",
                "PHOTON | {\"features\":[{\"geometry\":{\"coordinates\":[2,1]},\"properties\":{\"country\":\"United States\"}}]} | US",
            })
    void aCountrysNameIsTakenByItsCode(Kind kind, String json, String code) {
        answer(okJson(json));

        assertThat(locate(kind).orElseThrow().place().country()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[",
                "null",
                "5",
                "\"x\"",
                "{}",
                "[5]",
                "[{}]",
                "[null]",
                "[{\"lat\":\"x\",\"lon\":\"2\"}]",
                "[{\"lat\":\"91\",\"lon\":\"2\"}]",
                "[{\"lat\":\"NaN\",\"lon\":\"2\"}]",
                "{\"error\":\"x\"}",
                "{\"features\":5}",
                "{\"features\":[5]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[1]}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[181,1]}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":\"x\"}}]}"
            })
    void rubbishIsAnOutage(String body) {
        answer(aResponse().withBody(body));

        assertOutage(Kind.NOMINATIM);
        assertOutage(Kind.PHOTON);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 429, 500, 503})
    void whatIsNoSuccessIsAnOutage(int status) {
        answer(aResponse().withStatus(status));

        assertOutage(Kind.NOMINATIM);
        assertOutage(Kind.PHOTON);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void noAnswerInTimeIsAnOutage(Kind kind) {
        answer(okJson("[]").withFixedDelay(2_000));

        assertOutage(kind, Duration.ofMillis(500));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void aBrokenConnectionIsAnOutage(Kind kind) {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertOutage(kind);

        server.stop();
        assertOutage(kind);
    }

    private void answer(ResponseDefinitionBuilder response) {
        server.stubFor(get(anyUrl()).willReturn(response));
    }

    private Optional<Located> locate(Kind kind) {
        return locate(kind, PATIENCE);
    }

    private Optional<Located> locate(Kind kind, Duration patience) {
        var calls = new GeocoderCalls(WebClient.create(vertx), url, patience, "Homewatt tests");
        Geocoder geocoder = kind == Kind.NOMINATIM ? new NominatimGeocoder(calls) : new PhotonGeocoder(calls);
        return result(geocoder.locate(Place.UNKNOWN, TEXT));
    }

    private void assertOutage(Kind kind) {
        assertOutage(kind, PATIENCE);
    }

    private void assertOutage(Kind kind, Duration patience) {
        assertThatThrownBy(() -> locate(kind, patience)).satisfies(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            assertThat(cause).isInstanceOfAny(IOException.class, UncheckedIOException.class);
            assertThat(cause).hasMessageNotContaining("Main");
        });
    }
}
