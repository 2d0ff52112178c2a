package io.homewatt.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {
    private static final String SECRET = "9fK2-xQ7w_Lm4pZ0aB";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "homewatt.required",
            "homewatt.database.url,homewatt.database.password,kafka.bootstrap.servers,homewatt.oidc.url,"
                    + "homewatt.registry.key",
            "homewatt.database.url",
            "postgresql://db:5432/property",
            "homewatt.database.password",
            SECRET,
            "kafka.bootstrap.servers",
            "kafka:9093",
            "kafka.security.protocol",
            "SSL",
            "homewatt.oidc.url",
            "https://id.example.org/realms/homewatt",
            "homewatt.registry.key",
            SECRET,
            "quarkus.datasource.reactive.postgresql.ssl-mode",
            "verify-full",
            "quarkus.flyway.migrate-at-start",
            "false"));

    private List<String> faults() {
        return StartCheck.faults(property -> Optional.ofNullable(settings.get(property)));
    }

    @Test
    void whatIsCompleteAndSecureStarts() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void allFaultsAreToldAtOnceByVariableAndWithoutValues() {
        settings.put("homewatt.database.password", "hunter2");
        settings.put("homewatt.oidc.url", "http://id.example.org");
        settings.remove("kafka.security.protocol");
        settings.remove("homewatt.registry.key");

        String message = StartCheck.refusal(faults());

        assertThat(message)
                .contains(
                        "HOMEWATT_DATABASE_PASSWORD is shorter than 16 characters",
                        "HOMEWATT_OIDC_URL is not an https address",
                        "KAFKA_SECURITY_PROTOCOL is neither SSL nor SASL_SSL",
                        "HOMEWATT_REGISTRY_KEY is not set")
                .doesNotContain("hunter2", "id.example.org");
    }

    @Test
    void whatIsNotRequiredIsSecureWhereItIsSet() {
        settings.put("homewatt.credentials.token-url", "http://id.example.org/token");
        settings.put("homewatt.addresses.url", "http://places.example.org");
        settings.put("quarkus.tls.trust-all", "true");
        settings.put("quarkus.oidc.tls.verification", "none");

        assertThat(faults())
                .extracting(fault -> fault.split(" ")[0])
                .containsExactlyInAnyOrder(
                        "HOMEWATT_CREDENTIALS_TOKEN_URL",
                        "HOMEWATT_ADDRESSES_URL",
                        "QUARKUS_TLS_TRUST_ALL",
                        "QUARKUS_OIDC_TLS_VERIFICATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void whatIsEmptyIsMissing(String nothing) {
        settings.put("homewatt.database.password", nothing);
        assertThat(faults()).containsExactly("HOMEWATT_DATABASE_PASSWORD is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeitchangeit",
                "Password123456789!",
                "homewatt-homewatt",
                "1111111111111111",
                "secret-secret-42"
            })
    void aWellKnownWordIsNoSecretHoweverLong(String word) {
        settings.put("homewatt.registry.key", word);
        assertThat(faults()).containsExactly("HOMEWATT_REGISTRY_KEY is a well-known word");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.reactive.postgresql.ssl-mode,require",
        "quarkus.datasource.reactive.trust-all,true",
        "quarkus.flyway.migrate-at-start,true",
        "kafka.security.protocol,SASL_PLAINTEXT",
        "homewatt.clock.ahead,1h",
        "homewatt.environment,staging"
    })
    void anInsecureSettingIsAFault(String property, String value) {
        settings.put(property, value);
        assertThat(faults()).hasSize(1);
    }

    @Test
    void migrationsNeedAnAddressThatChecksTheCertificate() {
        settings.remove("quarkus.flyway.migrate-at-start");
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/property");
        assertThat(faults()).singleElement().asString().startsWith("QUARKUS_DATASOURCE_JDBC_URL ");

        settings.put(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/property?sslmode=verify-full&sslrootcert=/ca");
        assertThat(faults()).isEmpty();
    }

    @Test
    void locallyItNeedNotBeSecureButComplete() {
        settings.put("homewatt.environment", "local");
        settings.put("homewatt.registry.key", "short");
        settings.put("homewatt.clock.ahead", "1h");
        settings.remove("kafka.security.protocol");
        assertThat(faults()).isEmpty();

        settings.remove("homewatt.oidc.url");
        assertThat(faults()).containsExactly("HOMEWATT_OIDC_URL is not set");
    }

    @Test
    void aServiceWithoutADatabaseIsNotAskedForOne() {
        settings.put("homewatt.required", "kafka.bootstrap.servers");
        settings.remove("quarkus.datasource.reactive.postgresql.ssl-mode");
        settings.remove("homewatt.database.password");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aLogForPeopleIsOnlyWarnedOf() {
        Settings now = property -> Optional.ofNullable(settings.get(property));
        assertThat(StartCheck.warnings(now)).singleElement().asString().contains("HOMEWATT_LOG_JSON");
        settings.put("quarkus.log.console.json.enabled", "true");
        assertThat(StartCheck.warnings(now)).isEmpty();
    }
}
