package io.homewatt.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The running platform's addresses and sample credentials, from its {@code env} file. */
public record Settings(Map<String, String> values) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export )?([A-Z][A-Z0-9_]*)=(.*)");

    /**
     * Reads shell assignments, bare or quoted.
     *
     * @throws StepFailed if there is no such file
     */
    public static Settings read(Path env) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(env)) {
                Matcher assignment = ASSIGNMENT.matcher(line.strip());
                if (assignment.matches()) {
                    values.put(assignment.group(1), unquoted(assignment.group(2)));
                }
            }
            return new Settings(Map.copyOf(values));
        } catch (IOException e) {
            throw new StepFailed("can't read " + env + "; has deploy/up been run?", e);
        }
    }

    public URI gateway() {
        return URI.create(get("URL"));
    }

    URI token() {
        return URI.create(get("TOKEN_URL"));
    }

    /** Where the registry simulator is. */
    public URI registry() {
        return URI.create(get("REGISTRY_URL"));
    }

    /** Where traces are collected. */
    public URI traces() {
        return URI.create(get("TRACES_URL"));
    }

    /** Where Kafka Connect is. */
    public URI connect() {
        return URI.create(get("CONNECT_URL"));
    }

    /** PostgreSQL with the superuser's name and password. */
    public String postgres() {
        return get("POSTGRES_URL");
    }

    /**
     * A service itself, past the gateway.
     *
     * @param database whose the service is, such as {@code account}
     */
    public URI service(String database) {
        return URI.create(get(database.toUpperCase(Locale.ROOT) + "_URL"));
    }

    /** Where Kafka takes connections. */
    public String kafka() {
        return get("KAFKA");
    }

    public Organisation organisation(String letter) {
        return new Organisation(
                letter,
                get(letter + "_CLIENT_ID"),
                get(letter + "_CLIENT_SECRET"),
                get(letter + "_APP_ID"),
                get(letter + "_UTILITY_CODE"));
    }

    private String get(String name) {
        String value = values.get("HOMEWATT_" + name);
        if (value == null) {
            throw new StepFailed("the platform's env file has no HOMEWATT_" + name);
        }
        return value;
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("'\\''", "'");
        }
        return value.replaceAll("^\"(.*)\"$", "$1");
    }

    /**
     * @param appId the subscription key that goes into {@code ahiko-app-id}
     * @param utilityCode of the one utility that it may ask for
     */
    public record Organisation(String name, String clientId, String clientSecret, String appId, String utilityCode) {}
}
