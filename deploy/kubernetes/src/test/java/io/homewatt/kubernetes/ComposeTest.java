package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** {@code deploy/compose.yaml} names parts, files, versions and settings that there are. */
class ComposeTest {
    private static final Path FOLDER = Checkout.ROOT.resolve("deploy");
    private static final Map<String, Object> FILE = new Yaml().load(Checkout.text("deploy/compose.yaml"));
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|_KEY)");

    record Part(String name, Map<String, Object> settings) {
        Map<String, Object> environment() {
            return map(settings, "environment");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Part> parts() {
        return map(FILE, "services").keySet().stream().map(name -> new Part(name, map(map(FILE, "services"), name)));
    }

    static Stream<Part> services() {
        return parts().filter(part -> map(map(part.settings(), "build"), "args").containsKey("SERVICE"));
    }

    @Test
    void thePartsAreThoseOfTheLocalPlatform() {
        assertThat(parts().map(Part::name))
                .containsExactlyInAnyOrder(
                        "door",
                        "postgres",
                        "kafka",
                        "keycloak",
                        "connect",
                        "gateway",
                        "customer-service",
                        "property-service",
                        "account-service",
                        "disaggregation-service",
                        "enrichment-worker");
        assertThat(services()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void anImageHasATagThatIsNotTheLatest(Part part) {
        assertThat((String) part.settings().get("image"))
                .matches("[a-z/-]+:[a-z0-9.]+")
                .doesNotContain("latest");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void itsFilesAndThePartsThatItWaitsForAreThere(Part part) {
        Object build = part.settings().get("build");
        if (build instanceof String folder) {
            assertThat(FOLDER.resolve(folder).resolve("Dockerfile")).isRegularFile();
        } else if (build != null) {
            Map<String, Object> context = map(part.settings(), "build");
            assertThat(FOLDER.resolve((String) context.get("context")).normalize())
                    .isEqualTo(Checkout.ROOT);
            if (context.containsKey("dockerfile")) {
                assertThat(Checkout.ROOT.resolve((String) context.get("dockerfile")))
                        .isRegularFile();
            } else {
                assertThat(Checkout.ROOT.resolve(part.name()).resolve("pom.xml"))
                        .isRegularFile();
                assertThat(map(context, "args")).containsEntry("SERVICE", part.name());
            }
        }
        list(part.settings(), "volumes").stream()
                .map(volume -> ((String) volume).split(":")[0])
                .forEach(source -> assertThat(
                                source.startsWith(".")
                                        ? Files.exists(FOLDER.resolve(source))
                                        : map(FILE, "volumes").containsKey(source))
                        .as(source)
                        .isTrue());
        Map<String, Part> all = parts().collect(Collectors.toMap(Part::name, each -> each));
        assertThat(map(part.settings(), "depends_on").keySet())
                .allSatisfy(name -> assertThat(all.get(name).settings()).containsKey("healthcheck"));
        if (!part.name().equals("door")) {
            assertThat(part.settings()).containsKey("healthcheck").containsEntry("network_mode", "service:door");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsToldWhatItReads(Part part) {
        ServiceSettings settings = ServiceSettings.of(part.name());
        Set<String> wanted = new TreeSet<>(settings.required());
        wanted.addAll(settings.setLocally());
        wanted.addAll(List.of("HOMEWATT_ENVIRONMENT", "KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_MANAGEMENT_PORT"));
        assertThat(part.environment().keySet()).containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void secretsComeFromOutside(Part part) {
        part.environment().forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                assertThat((String) value).as(name).matches("\\$\\{HOMEWATT_[A-Z]+_SECRET:\\?[^}]*}");
            }
        });
    }

    @Test
    void theGatewayHasAllManifestsThatItMayRead() {
        Part gateway = parts().filter(part -> part.name().equals("gateway"))
                .findFirst()
                .orElseThrow();
        String folder = "kubernetes/base/gateway";
        assertThat(list(gateway.settings(), "volumes").stream().map(Object::toString))
                .contains("./%s:/homewatt/deploy/%s:ro".formatted(folder, folder));
    }

    @Test
    void connectIsToldWhatTheConnectorsReferTo() {
        Pattern reference = Pattern.compile("\\$\\{env:([A-Z_]+)}");
        Set<String> wanted = Checkout.files(FOLDER.resolve("connect"), ".json").stream()
                .map(file -> Checkout.text(Checkout.ROOT.relativize(file).toString()))
                .flatMap(json -> reference.matcher(json).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
        assertThat(parts().filter(part -> part.name().equals("connect"))
                        .findFirst()
                        .orElseThrow()
                        .environment()
                        .keySet())
                .hasSizeGreaterThan(20)
                .containsAll(wanted);
    }

    @Test
    void serversHaveTheVersionsOfTheLocalPlatform() {
        String pom = Checkout.text("pom.xml");
        Map<String, String> images = parts().collect(Collectors.toMap(
                Part::name, part -> (String) part.settings().get("image")));
        assertThat(images)
                .containsEntry("kafka", "apache/kafka:" + version(pom, "kafka"))
                .containsEntry(
                        "postgres", "postgres:" + version(pom, "postgresql").replaceAll("\\.0$", ""));
        assertThat(Checkout.text("deploy/keycloak/Dockerfile")).contains("ARG VERSION=" + version(pom, "keycloak"));
        assertThat(Checkout.text("deploy/connect/Dockerfile"))
                .contains("ARG DEBEZIUM=" + version(pom, "debezium"))
                .contains("ARG STRIMZI=" + version(pom, "strimzi"))
                .contains("ARG KAFKA=" + clusters("kafka/kafka.yaml", "    version: (.+)"));
        assertThat(clusters("postgres/cluster.yaml", "imageName: .+/postgresql:(.+)"))
                .isEqualTo(version(pom, "postgresql").replaceAll("\\.0$", ""));
    }

    private static String clusters(String file, String pattern) {
        return Pattern.compile(pattern)
                .matcher(Checkout.text("deploy/kubernetes/base/" + file))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String version(String pom, String name) {
        return pom.replaceAll("(?s).*<" + name + "\\.version>([^<]+)<.*", "$1");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return from.get(name) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }

    private static List<?> list(Map<String, Object> from, String name) {
        return from.get(name) instanceof List<?> found ? found : List.of();
    }
}
