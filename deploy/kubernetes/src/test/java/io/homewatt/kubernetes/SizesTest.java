package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays are columns of the table of sizes in {@code deploy/README.md}, and their connections fit their databases. */
class SizesTest {
    private static final Map<String, String> COLUMNS = Map.of("dev", "dev", "production", "1 million");
    private static final int BESIDE_THE_SERVICE = 10;

    /** As property-service has it, where nobody tells it. */
    private static final int VERIFIED_BY_DEFAULT = 10;

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anOverlayIsAColumnOfTheTable(Overlay overlay) {
        Map<String, String> found = new HashMap<>();
        String byCpu = Stream.of("customer-service", "property-service", "account-service")
                .map(name -> scaling(overlay, name))
                .distinct()
                .collect(Collectors.joining(" and "));
        found.put("customer-, property-, account-service: replicas", byCpu);
        found.put("disaggregation-service: replicas", scaling(overlay, "disaggregation-service"));
        found.put("enrichment-worker: replicas", scaling(overlay, "enrichment-worker"));
        found.put(
                "a replica: CPU, memory (limit)",
                distinct(Workload.of(overlay).stream()
                        .filter(workload -> !workload.name().equals("keycloak"))
                        .map(workload ->
                                workload.containers().get(0).getResources().getLimits())
                        .map(limits -> limits.get("cpu") + ", " + limits.get("memory"))));
        found.put(
                "partitions of a topic of events",
                distinct(overlay.kind("KafkaTopic")
                        .filter(topic -> topic.label("homewatt.io/topic").equals("events"))
                        .map(topic -> topic.spec().path("partitions").asText())));
        found.put(
                "brokers: number, memory, disk",
                distinct(overlay.kind("KafkaNodePool")
                        .map(pool -> join(pool, "/replicas", "/resources/limits/memory", "/storage/volumes/0/size"))));
        found.put(
                "Connect: replicas", join(overlay.find("KafkaConnect", "outbox").orElseThrow(), "/replicas"));
        found.put(
                "Keycloak: replicas",
                join(overlay.find("Deployment", "keycloak").orElseThrow(), "/replicas"));
        found.put(
                "a database: instances, memory, disk",
                distinct(overlay.kind("Cluster")
                        .filter(database -> !database.name().startsWith("disaggregation"))
                        .map(database -> join(database, "/instances", "/resources/limits/memory", "/storage/size"))));
        found.put(
                "that of disaggregation: memory, disk",
                join(
                        overlay.find("Cluster", "disaggregation-database").orElseThrow(),
                        "/resources/limits/memory",
                        "/storage/size"));
        found.put(
                "verified again a minute (`HOMEWATT_VERIFICATION_AT_A_TIME`)",
                Integer.toString(setting(overlay, "property-service", "HOMEWATT_VERIFICATION_AT_A_TIME")
                        .orElse(VERIFIED_BY_DEFAULT)));
        found.put("connections a replica (`HOMEWATT_DATABASE_POOL`)", Integer.toString(pool(overlay)));
        found.put(
                "connections at most, of a service's database",
                Integer.toString(databases(overlay)
                        .mapToInt(database -> connections(overlay, database))
                        .max()
                        .orElseThrow()));
        found.put(
                "`max_connections`",
                distinct(overlay.kind("Cluster")
                        .map(database -> join(database, "/postgresql/parameters/max_connections"))));
        assertThat(found).isEqualTo(column(COLUMNS.get(overlay.name())));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theConnectionsOfAllReplicasFitTheirDatabase(Overlay overlay) {
        assertThat(databases(overlay)).hasSize(4).allSatisfy(database -> assertThat(connections(overlay, database))
                .isLessThanOrEqualTo(database.spec()
                        .at("/postgresql/parameters/max_connections")
                        .asInt()));
        Manifest keycloak = overlay.find("Deployment", "keycloak").orElseThrow();
        int pool = number(overlay, "keycloak", "KC_DB_POOL_MAX_SIZE");
        assertThat((keycloak.spec().path("replicas").asInt() + 1) * pool + BESIDE_THE_SERVICE)
                .isLessThanOrEqualTo(200);
    }

    private static Stream<Manifest> databases(Overlay overlay) {
        return overlay.kind("Cluster")
                .filter(database -> database.label("homewatt.io/outbox").equals("debezium"));
    }

    private static int connections(Overlay overlay, Manifest database) {
        String service = database.label("app.kubernetes.io/name");
        int most = Integer.parseInt(scaling(overlay, service).split("–")[1]);
        return (most + 1) * number(overlay, service, "HOMEWATT_DATABASE_POOL") + BESIDE_THE_SERVICE;
    }

    private static int pool(Overlay overlay) {
        return number(overlay, "customer-service", "HOMEWATT_DATABASE_POOL");
    }

    private static int number(Overlay overlay, String deployment, String variable) {
        return setting(overlay, deployment, variable).orElseThrow();
    }

    private static OptionalInt setting(Overlay overlay, String deployment, String variable) {
        return Workload.of(overlay).stream()
                .filter(workload -> workload.name().equals(deployment))
                .flatMap(workload -> workload.environment().stream())
                .filter(each -> each.getName().equals(variable))
                .mapToInt(each -> Integer.parseInt(each.getValue()))
                .findFirst();
    }

    private static String scaling(Overlay overlay, String service) {
        return overlay.find("HorizontalPodAutoscaler", service)
                .map(scaler -> range(scaler.spec(), "minReplicas", "maxReplicas"))
                .orElseGet(() -> range(
                        overlay.find("ScaledObject", service).orElseThrow().spec(),
                        "minReplicaCount",
                        "maxReplicaCount"));
    }

    private static String range(JsonNode spec, String least, String most) {
        return spec.path(least).asText() + "–" + spec.path(most).asText();
    }

    private static String join(Manifest manifest, String... pointers) {
        return Arrays.stream(pointers)
                .map(pointer -> manifest.spec().at(pointer).asText())
                .collect(Collectors.joining(", "));
    }

    private static String distinct(Stream<String> values) {
        return values.distinct().collect(Collectors.joining(" and "));
    }

    /** The table whose first column of figures is {@code dev}. */
    private static Map<String, String> column(String name) {
        List<String[]> rows = Checkout.text("deploy/README.md")
                .lines()
                .dropWhile(line -> !line.startsWith("| | dev |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
        int column = List.of(rows.get(0)).indexOf(name);
        assertThat(column).isPositive();
        return rows.stream().skip(2).collect(Collectors.toMap(row -> row[0], row -> row[column]));
    }
}
