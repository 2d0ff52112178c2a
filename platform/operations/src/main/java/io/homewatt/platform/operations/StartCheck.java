package io.homewatt.platform.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is wrong with the settings of a service, each fault by the environment variable that cures it and never with a
 * value. Each service lists what it can't do without in {@code homewatt.required}; what must be secure of that is known
 * here, and demanded in every environment but {@code local}.
 */
final class StartCheck {
    /** The properties that a service can't start without. */
    static final String REQUIRED = "homewatt.required";

    static final String ENVIRONMENT = "homewatt.environment";

    private static final int SECRET_LENGTH = 16;
    private static final Set<String> ENVIRONMENTS = Set.of("production", "local");
    private static final Set<String> SECRETS = Set.of("password", "secret", "key");
    private static final List<String> WELL_KNOWN = List.of(
            "password", "changeit", "changeme", "secret", "admin", "default", "example", "homewatt", "postgres");

    /** Addresses of what lies outside of the cluster, which a request would reach in the open. */
    private static final List<String> OUTSIDE = List.of(
            "homewatt.oidc.url",
            "homewatt.identity-provider.url",
            "homewatt.registry.url",
            "homewatt.credentials.token-url",
            "homewatt.addresses.url");

    private final Settings settings;
    private final List<String> required;
    private final List<String> faults = new ArrayList<>();

    private StartCheck(Settings settings) {
        this.settings = settings;
        this.required = settings.list(REQUIRED);
    }

    /** All faults; none means that the service may start. */
    static List<String> faults(Settings settings) {
        var check = new StartCheck(settings);
        check.all();
        return check.faults;
    }

    /** What is not as it should be in production, and yet no reason not to start. */
    static List<String> warnings(Settings settings) {
        boolean text = !is(settings, "quarkus.log.console.json.enabled", "true");
        return text && !isLocal(settings)
                ? List.of("HOMEWATT_LOG_JSON is not true: the log is for people, and machines will not read it well")
                : List.of();
    }

    /** What is said about the faults. */
    static String refusal(List<String> faults) {
        return "The service does not start, for its settings are not fit for it:\n  - " + String.join("\n  - ", faults);
    }

    private void all() {
        if (!ENVIRONMENTS.contains(settings.get(ENVIRONMENT).orElse("production"))) {
            fault(ENVIRONMENT, "is neither production nor local");
        }
        for (String property : required) {
            if (!settings.has(property)) {
                fault(property, "is not set");
            }
        }
        if (!isLocal(settings)) {
            database();
            kafka();
            clock();
            OUTSIDE.forEach(this::address);
            trust();
            required.forEach(this::secret);
        }
    }

    private void database() {
        if (!required.contains("homewatt.database.url")) {
            return;
        }
        demand(
                "quarkus.datasource.reactive.postgresql.ssl-mode",
                "verify-full",
                "the database's certificate is checked");
        if (is(settings, "quarkus.datasource.reactive.trust-all", "true")) {
            fault("quarkus.datasource.reactive.trust-all", "is true, which trusts every certificate");
        }
        boolean migrates = !is(settings, "quarkus.flyway.migrate-at-start", "false");
        if (migrates && !settings.get("quarkus.datasource.jdbc.url").orElse("").contains("sslmode=verify-full")) {
            fault("quarkus.datasource.jdbc.url", "does not say sslmode=verify-full, and migrations are to run");
        }
    }

    private void kafka() {
        if (required.contains("kafka.bootstrap.servers")
                && !settings.get("kafka.security.protocol").orElse("").matches("SSL|SASL_SSL")) {
            fault("kafka.security.protocol", "is neither SSL nor SASL_SSL");
        }
    }

    private void clock() {
        if (settings.has("homewatt.clock.ahead")) {
            fault("homewatt.clock.ahead", "is set: the service's clock would be wrong");
        }
    }

    private void trust() {
        if (is(settings, "quarkus.tls.trust-all", "true")) {
            fault("quarkus.tls.trust-all", "is true, which trusts every certificate");
        }
        if (is(settings, "quarkus.oidc.tls.verification", "none")) {
            fault("quarkus.oidc.tls.verification", "is none: whoever stands between could sign tokens");
        }
    }

    private void address(String property) {
        if (settings.has(property) && !settings.get(property).orElse("").matches("https://[^\\s?#]+")) {
            fault(property, "is not an https address");
        }
    }

    private void secret(String property) {
        String last = property.substring(property.lastIndexOf('.') + 1);
        String kind = last.substring(last.lastIndexOf('-') + 1);
        if (!SECRETS.contains(kind) || !settings.has(property)) {
            return;
        }
        String value = settings.get(property).orElse("");
        if (value.length() < SECRET_LENGTH) {
            fault(property, "is shorter than " + SECRET_LENGTH + " characters");
        } else if (isWellKnown(value.toLowerCase(Locale.ROOT))) {
            fault(property, "is a well-known word");
        }
    }

    /** A word, also when it is repeated or only has digits and punctuation added to reach the length. */
    private static boolean isWellKnown(String value) {
        String letters = value.replaceAll("[^a-z]", "");
        return letters.isEmpty()
                ? value.chars().distinct().count() < SECRET_LENGTH / 4
                : WELL_KNOWN.stream().anyMatch(word -> letters.replace(word, "").isEmpty());
    }

    private void demand(String property, String value, String so) {
        if (!is(settings, property, value)) {
            fault(property, "is not " + value + ": with it " + so);
        }
    }

    private void fault(String property, String what) {
        faults.add(Settings.variable(property) + " " + what);
    }

    private static boolean isLocal(Settings settings) {
        return is(settings, ENVIRONMENT, "local");
    }

    private static boolean is(Settings settings, String property, String value) {
        return settings.get(property).filter(value::equals).isPresent();
    }
}
