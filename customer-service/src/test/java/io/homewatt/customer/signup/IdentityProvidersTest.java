package io.homewatt.customer.signup;

import static io.homewatt.customer.signup.ProviderFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.customer.signup.IdentityProviderConfig.Kind;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityProvidersTest {
    private static final Optional<String> CLIENT = Optional.of("customer-service");

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> check(Kind.KEYCLOAK, Optional.empty(), CLIENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HOMEWATT_IDENTITY_PROVIDER_URL is not set");
        assertThatThrownBy(() -> check(Kind.KEYCLOAK, Optional.of("https://id/realms/r"), Optional.of(" ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HOMEWATT_IDENTITY_PROVIDER_CLIENT_ID is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCLOAK, id.example.org/realms/r",
        "KEYCLOAK, ftp://id.example.org/realms/r",
        "KEYCLOAK, https://id.example.org",
        "KEYCLOAK, https://not an address/realms/r",
        "AUTH0, http://example.eu.auth0.com",
        "AUTH0, example.eu.auth0.com"
    })
    void anAddressThatCannotBeIsRefused(Kind kind, String url) {
        assertThatThrownBy(() -> check(kind, Optional.of(url), CLIENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HOMEWATT_IDENTITY_PROVIDER_URL");
    }

    @ParameterizedTest
    @CsvSource({"KEYCLOAK, http://keycloak:8080/realms/homewatt/", "AUTH0, https://example.eu.auth0.com"})
    void whatIsCompleteIsFine(Kind kind, String url) {
        assertThatCode(() -> check(kind, Optional.of(url), CLIENT)).doesNotThrowAnyException();
    }

    @Test
    void theProviderIsChosenByEnvironmentVariables() {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IdentityProviderConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "HOMEWATT_IDENTITY_PROVIDER", "auth0",
                                "HOMEWATT_IDENTITY_PROVIDER_URL", "https://example.eu.auth0.com",
                                "HOMEWATT_IDENTITY_PROVIDER_CLIENT_ID", "c",
                                "HOMEWATT_IDENTITY_PROVIDER_CLIENT_SECRET", "s",
                                "HOMEWATT_IDENTITY_PROVIDER_AUTH0_CONNECTION", "households"),
                        300))
                .build()
                .getConfigMapping(IdentityProviderConfig.class);

        assertThat(config.kind()).isEqualTo(Kind.AUTH0);
        assertThat(config.url()).contains("https://example.eu.auth0.com");
        assertThat(config.clientId()).contains("c");
        assertThat(config.clientSecret()).contains("s");
        assertThat(config.auth0().connection()).isEqualTo("households");
    }

    private static void check(Kind kind, Optional<String> url, Optional<String> clientId) {
        new IdentityProviders(settings(kind, url, clientId)).requireSettings();
    }
}
