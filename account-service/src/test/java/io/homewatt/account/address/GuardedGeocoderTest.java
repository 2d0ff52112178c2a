package io.homewatt.account.address;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.homewatt.account.address.AddressFixture.result;
import static io.homewatt.account.address.AddressFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.homewatt.account.address.AddressConfig.Kind;
import io.homewatt.account.address.AddressFixture.Settings;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The geocoders as they are put together, which takes a container. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class GuardedGeocoderTest {
    private static final String STREET = "221 Main Street, San Francisco, CA 94105";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Inject
    Vertx vertx;

    @Inject
    Addresses configured;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void byDefaultTheGazetteerIsAsked() {
        assertThat(result(configured.complete(text(STREET))).lat()).isEqualTo(37.79);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void aGeocoderAnswersAndItsAnswerIsKept(Kind kind) {
        isUp(kind);
        Addresses addresses = addresses(settings(kind));

        assertThat(result(addresses.complete(text(STREET))).lat()).isEqualTo(37.7904127);
        assertThat(result(addresses.complete(text(STREET + ", USA"))).lat()).isEqualTo(37.7904127);

        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void aSlowGeocoderIsReplacedByTheGazetteer(Kind kind) {
        server.stubFor(get(anyUrl()).willReturn(okJson("[]").withFixedDelay(5_000)));
        Addresses addresses = addresses(settings(kind).withTimeout(Duration.ofMillis(200)));

        assertThat(result(addresses.complete(text(STREET))).lat()).isEqualTo(37.79);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void aGeocoderThatIsDownIsReplacedByTheGazetteer(Kind kind) {
        Addresses addresses = addresses(settings(kind));
        server.stop();

        assertThat(result(addresses.complete(text(STREET))).lat()).isEqualTo(37.79);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GAZETTEER", mode = Mode.EXCLUDE)
    void aFailingGeocoderIsLeftAloneUntilItIsBack(Kind kind) {
        server.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));
        Addresses addresses = addresses(settings(kind).withBreaker(4, 0.5, Duration.ofSeconds(2)));
        for (int i = 1; i <= 12; i++) {
            assertThat(result(addresses.complete(text(i + " Main Street, San Francisco, CA 94105")))
                            .lat())
                    .isEqualTo(37.79);
        }
        server.verify(4, anyRequestedFor(anyUrl()));

        isUp(kind);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> result(addresses.complete(text(STREET))).lat() == 37.7904127);
    }

    @Test
    void nominatimIsCalledOnceASecondAtMost() {
        isUp(Kind.NOMINATIM);
        Addresses addresses = addresses(settings(Kind.NOMINATIM).withSpacing(Optional.of(Duration.ofMinutes(1))));

        assertThat(result(addresses.complete(text("1 Main Street, San Francisco, CA 94105")))
                        .lat())
                .isEqualTo(37.7904127);
        for (int i = 2; i < 9; i++) {
            assertThat(result(addresses.complete(text(i + " Main Street, San Francisco, CA 94105")))
                            .lat())
                    .isEqualTo(37.79);
        }

        server.verify(1, anyRequestedFor(anyUrl()));
    }

    private void isUp(Kind kind) {
        server.stubFor(get(anyUrl())
                .willReturn(okJson(kind == Kind.NOMINATIM ? GeocoderAnswers.NOMINATIM : GeocoderAnswers.PHOTON)));
    }

    private Settings settings(Kind kind) {
        return Settings.of(kind, server.baseUrl() + "/");
    }

    private Addresses addresses(Settings settings) {
        return new Addresses(AddressFixture.BUILT_IN, AddressFixture.of(settings, vertx));
    }
}
