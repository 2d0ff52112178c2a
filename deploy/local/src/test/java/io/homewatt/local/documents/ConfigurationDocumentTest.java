package io.homewatt.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} names every setting that a service of ours has, and none that it hasn't. */
class ConfigurationDocumentTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+) \\{");
    private static final Pattern MEMBER =
            Pattern.compile("^\\s+(?:@\\w+(?:\\([^)]*\\))? )*([\\w<>, .]+) (\\w+)\\(\\);$");
    /** In a schedule, in a property that refers to a setting, and where one is injected. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\{|@ConfigProperty\\(name = \")(homewatt\\.[a-z.-]+)[:}\"]");

    private static final Pattern VARIABLE = Pattern.compile("`(HOMEWATT_[A-Z0-9_]+)`");

    private final String document;

    ConfigurationDocumentTest() throws IOException {
        document = Files.readString(CHECKOUT.resolve("docs/configuration.md"));
    }

    @Test
    void everySettingIsDocumentedAndNothingElse() throws IOException {
        Set<String> settings = new TreeSet<>(Set.of("homewatt.environment", "homewatt.supply-points"));
        for (Path file : sources(".java")) {
            String code = Files.readString(file);
            settings.addAll(members(code));
            settings.addAll(references(code));
        }
        for (Path file : sources(".properties")) {
            settings.addAll(references(Files.readString(file)));
        }
        Set<String> variables = new TreeSet<>();
        settings.forEach(setting -> variables.add(variable(setting)));
        // Chosen by the service's developer, or set under a better name.
        variables.removeAll(Set.of("HOMEWATT_BODIES_LARGER", "HOMEWATT_SUPPLY_POINTS_LOCATION"));

        assertThat(VARIABLE.matcher(document).results().map(found -> found.group(1)))
                .containsAll(variables)
                .isSubsetOf(variables);
    }

    @Test
    void whatAServiceCannotStartWithoutIsMarked() throws IOException {
        List<String> required = new ArrayList<>();
        for (Path file : sources("application.properties")) {
            var properties = new Properties();
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
            required.addAll(
                    List.of(properties.getProperty("homewatt.required", "").split(",")));
        }
        assertThat(required).contains("homewatt.database.url", "homewatt.registry.key");
        for (String setting : required) {
            assertThat(document).containsPattern("\\| `" + variable(setting) + "` \\|.*\\| everywhere \\|");
        }
    }

    /** The members of a mapping, and of the interfaces inside of it. */
    private static Set<String> members(String code) {
        Matcher prefix = MAPPING.matcher(code);
        if (!prefix.find()) {
            return Set.of();
        }
        Map<String, Map<String, String>> interfaces = new LinkedHashMap<>();
        Map<String, String> current = Map.of();
        for (String line : code.lines().toList()) {
            Matcher opening = INTERFACE.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (opening.find()) {
                current = interfaces.computeIfAbsent(opening.group(1), name -> new LinkedHashMap<>());
            } else if (member.find()) {
                current.put(member.group(2), member.group(1).strip());
            }
        }
        Set<String> found = new TreeSet<>();
        collect(interfaces, interfaces.keySet().iterator().next(), prefix.group(1), found, code);
        return found;
    }

    private static void collect(
            Map<String, Map<String, String>> interfaces, String type, String prefix, Set<String> found, String code) {
        interfaces.get(type).forEach((name, of) -> {
            String kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (interfaces.containsKey(of)) {
                collect(interfaces, of, prefix + "." + kebab, found, code);
            } else if (code.matches("(?s).*@WithParentName[^;]*\\b" + name + "\\(\\);.*")) {
                found.add(prefix);
            } else {
                found.add(prefix + "." + kebab);
            }
        });
    }

    private static Set<String> references(String text) {
        Set<String> found = new TreeSet<>();
        REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult reference) -> reference.group(1))
                .forEach(found::add);
        return found;
    }

    private static String variable(String setting) {
        return setting.strip().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> sources(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(
                "platform",
                "customer-service",
                "property-service",
                "account-service",
                "disaggregation-service",
                "enrichment-worker")) {
            try (Stream<Path> all = Files.walk(CHECKOUT.resolve(folder))) {
                all.filter(file -> file.toString().contains("/src/main/"))
                        .filter(file -> file.toString().endsWith(ending))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
