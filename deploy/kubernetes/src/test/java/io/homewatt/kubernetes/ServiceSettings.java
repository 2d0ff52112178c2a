package io.homewatt.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service of ours wants to be told, read from its sources: its configuration, its libraries', and the local platform. */
record ServiceSettings(String service, Map<String, String> properties) {
    private static final Pattern LIBRARY =
            Pattern.compile("<artifactId>homewatt-([a-z]+)</artifactId>(\\s*<version>[^<]*</version>)?\\s*(<scope>)?");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");
    private static final Pattern LOCAL_SERVICE = Pattern.compile(
            "new Service\\(\\s*Ports\\.([A-Z]+),\\s*Optional\\.(?:of\\(\"[a-z]+\"\\)|(empty)\\(\\)),\\s*[0-9]+,\\s*List\\.of\\(([^)]*)\\)\\)");
    private static final Pattern LOCAL_CALL =
            Pattern.compile("case ([A-Z]+) ->(.*?)(?=case [A-Z]+ ->|return variables)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\"(HOMEWATT_[A-Z_]+)\"");

    static ServiceSettings of(String service) {
        Map<String, String> all = new HashMap<>();
        String pom = Checkout.text(service + "/pom.xml");
        List<Path> files = new ArrayList<>();
        Matcher library = LIBRARY.matcher(pom);
        while (library.find()) {
            if (library.group(3) == null) {
                files.add(Checkout.ROOT.resolve("platform/" + library.group(1)
                        + "/src/main/resources/META-INF/microprofile-config.properties"));
            }
        }
        files.add(Checkout.ROOT.resolve(service + "/src/main/resources/application.properties"));
        files.stream().filter(Files::exists).forEach(file -> load(file, all));
        return new ServiceSettings(service, all);
    }

    /** The variables without which its configuration does not hold together, or that it demands at its start. */
    Set<String> required() {
        return Stream.concat(
                        properties.values().stream()
                                .flatMap(value ->
                                        EXPRESSION.matcher(value).results().map(match -> match.group(1))),
                        Stream.of(
                                properties.getOrDefault("homewatt.required", "").split("[,\\s]+")))
                .filter(name -> !name.isEmpty() && !properties.containsKey(name))
                .map(ServiceSettings::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables of the house's own that the local platform sets for it. */
    Set<String> setLocally() {
        String source = Checkout.text("deploy/local/src/main/java/io/homewatt/local/service/Service.java");
        MatchResult its = LOCAL_SERVICE
                .matcher(source)
                .results()
                .filter(match -> service.startsWith(match.group(1).toLowerCase(Locale.ROOT))
                        || service.endsWith(match.group(1).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " is not in the local platform"));
        Set<String> variables = new TreeSet<>();
        if (its.group(2) == null) {
            variables.addAll(Set.of("HOMEWATT_DATABASE_URL", "HOMEWATT_DATABASE_USER", "HOMEWATT_DATABASE_PASSWORD"));
        }
        LOCAL_CALL
                .matcher(source)
                .results()
                .filter(call -> its.group(3).contains("Call." + call.group(1)))
                .forEach(call -> VARIABLE.matcher(call.group(2))
                        .results()
                        .forEach(variable -> variables.add(variable.group(1))));
        return variables;
    }

    /** A size among its properties. */
    long bytes(String property) {
        String value = properties.get(property);
        while (value.startsWith("${")) {
            value = properties.get(value.substring(2, value.length() - 1));
        }
        // Quarkus writes M for what Kubernetes writes Mi for.
        return Quantity.getAmountInBytes(new Quantity(value + "i")).longValueExact();
    }

    /** The topics that its channels read, with their dead letters, or write. */
    Set<String> topics(String direction, String member) {
        Pattern name = Pattern.compile("mp\\.messaging\\." + direction + "\\.[a-z-]+\\." + Pattern.quote(member));
        return properties.entrySet().stream()
                .filter(property -> name.matcher(property.getKey()).matches())
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void load(Path file, Map<String, String> all) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            properties.stringPropertyNames().stream()
                    .filter(name -> !name.startsWith("%"))
                    .forEach(name -> all.put(name, properties.getProperty(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
