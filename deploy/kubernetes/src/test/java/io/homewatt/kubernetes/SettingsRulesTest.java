package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs are told, and what they are told by reference only. */
class SettingsRulesTest {
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY|KEY_ID)(_.*)?");

    /** Without these a service of ours does not start in production, or not safely. */
    private static final List<String> ALL = List.of(
            "HOMEWATT_LOG_JSON",
            "HOMEWATT_TRACES_RATIO",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "JAVA_TOOL_OPTIONS",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "KAFKA_SSL_TRUSTSTORE_PASSWORD",
            "KAFKA_SSL_KEYSTORE_TYPE",
            "KAFKA_SSL_KEYSTORE_LOCATION",
            "KAFKA_SSL_KEYSTORE_PASSWORD");

    private static final List<String> WITH_A_DATABASE = List.of(
            "HOMEWATT_DATABASE_POOL",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
            "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "QUARKUS_FLYWAY_MIGRATE_AT_START");

    static Stream<Workload> workloads() {
        return Workload.all();
    }

    static Stream<Workload> ours() {
        return Workload.all().filter(workload -> !workload.name().equals("keycloak"));
    }

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everythingThatTheServiceReadsIsSet(Workload workload) {
        ServiceSettings settings = ServiceSettings.of(workload.labels().get("app.kubernetes.io/name"));
        Set<String> wanted = new TreeSet<>(ALL);
        wanted.addAll(settings.required());
        wanted.addAll(settings.setLocally());
        if (settings.properties().containsKey("quarkus.datasource.db-kind")) {
            wanted.addAll(WITH_A_DATABASE);
        }
        assertThat(workload.environment())
                .filteredOn(variable ->
                        variable.getValueFrom() != null || !variable.getValue().isBlank())
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates()
                .containsAll(wanted);
    }

    @Test
    void whatAServiceReadsIsFoundInItsSources() {
        ServiceSettings property = ServiceSettings.of("property-service");
        assertThat(property.required())
                .contains(
                        "HOMEWATT_OIDC_URL",
                        "HOMEWATT_CUSTOMERS_URL",
                        "HOMEWATT_DATABASE_URL",
                        "HOMEWATT_DATABASE_USER",
                        "HOMEWATT_DATABASE_PASSWORD");
        assertThat(property.setLocally())
                .containsExactlyInAnyOrder(
                        "HOMEWATT_OIDC_URL",
                        "HOMEWATT_CUSTOMERS_URL",
                        "HOMEWATT_DATABASE_URL",
                        "HOMEWATT_DATABASE_USER",
                        "HOMEWATT_DATABASE_PASSWORD");
        assertThat(ServiceSettings.of("enrichment-worker").setLocally())
                .containsExactlyInAnyOrder("HOMEWATT_REGISTRY_URL", "HOMEWATT_REGISTRY_KEY", "HOMEWATT_SUPPLY_POINTS");
        assertThat(ServiceSettings.of("customer-service").setLocally())
                .contains("HOMEWATT_IDENTITY_PROVIDER_CLIENT_SECRET", "HOMEWATT_OIDC_URL")
                .doesNotContain("HOMEWATT_CUSTOMERS_URL");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void noSecretIsWrittenDown(Workload workload) {
        assertThat(workload.environment())
                .filteredOn(variable -> SECRET.matcher(variable.getName()).matches())
                .isNotEmpty()
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull();
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noManifestHoldsASecret(Overlay overlay) {
        assertThat(overlay.kind("Secret")).isEmpty();
        assertThat(overlay.find("KafkaConnect", "outbox").orElseThrow().spec().at("/template/connectContainer/env"))
                .filteredOn(variable ->
                        SECRET.matcher(variable.path("name").asText()).matches())
                .hasSize(4)
                .allMatch(
                        variable -> variable.at("/valueFrom/secretKeyRef/name").isTextual());
        assertThat(overlay.kind("KafkaConnector")
                        .map(connector -> connector.spec().at("/config/database.password")))
                .allMatch(password -> password.asText().startsWith("${env:"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everySettingThatIsReferredToIsThere(Workload workload) {
        assertThat(references(workload).map(EnvVarSource::getConfigMapKeyRef).filter(Objects::nonNull))
                .allSatisfy(reference -> assertThat(workload.overlay()
                                .find("ConfigMap", reference.getName())
                                .orElseThrow()
                                .as(ConfigMap.class)
                                .getData())
                        .containsKey(reference.getKey()));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everySecretIsAnOperatorsOrOneThatTheReadmeSaysHowToMake(Workload workload) {
        Set<String> known = operators(workload.overlay());
        String readme = Checkout.text("deploy/README.md");
        assertThat(references(workload).map(EnvVarSource::getSecretKeyRef).filter(Objects::nonNull))
                .extracting(SecretKeySelector::getName)
                .allSatisfy(name -> assertThat(known.contains(name) || readme.contains("create secret generic " + name))
                        .as(name)
                        .isTrue());
        assertThat(workload.pod().getSpec().getVolumes().stream()
                        .flatMap(volume -> Optional.ofNullable(volume.getSecret()).stream()))
                .allSatisfy(secret -> assertThat(known).contains(secret.getSecretName()));
    }

    private static Stream<EnvVarSource> references(Workload workload) {
        return workload.environment().stream().map(EnvVar::getValueFrom).filter(Objects::nonNull);
    }

    /** Strimzi makes one for each user and for the cluster's authority, CloudNativePG two for each database. */
    private static Set<String> operators(Overlay overlay) {
        return Stream.of(
                        overlay.kind("KafkaUser").map(Manifest::name),
                        overlay.kind("Kafka").map(kafka -> kafka.name() + "-cluster-ca-cert"),
                        overlay.kind("Cluster")
                                .flatMap(database -> Stream.of(database.name() + "-app", database.name() + "-ca")))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }
}
