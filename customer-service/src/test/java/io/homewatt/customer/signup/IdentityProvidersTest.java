package io.homewatt.customer.signup;

import static io.homewatt.customer.signup.ProviderFixture.settings;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.customer.signup.IdentityProviderConfig.Kind;
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

    private static void check(Kind kind, Optional<String> url, Optional<String> clientId) {
        new IdentityProviders(settings(kind, url, clientId)).requireSettings();
    }
}
