package io.homewatt.local.console;

import io.homewatt.local.Layout;
import io.homewatt.local.Ports;
import io.homewatt.local.process.Calm;
import io.homewatt.local.process.Part;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What a user sees when everything is up: where things are, as whom to call them, and what to type next. */
public final class Welcome {
    private Welcome() {}

    /** Prints it. Secrets are not shown: a terminal is scrolled back, shared and recorded. */
    public static void print(Console console, Map<String, String> env, Layout layout, Ports ports, Duration took) {
        console.line("");
        console.title(String.format(Locale.ROOT, "Homewatt is running, ready after %.1f s", took.toMillis() / 1000.0));
        console.line("");
        console.row("APIs and their docs", env.get("HOMEWATT_URL"));
        console.row("tokens", env.get("HOMEWATT_TOKEN_URL"));
        console.row("Kafka", env.get("HOMEWATT_KAFKA"));
        console.row("PostgreSQL", "localhost:" + ports.of(Ports.POSTGRES));
        console.row("Keycloak", "http://localhost:" + ports.of(Ports.KEYCLOAK));
        console.row("registry simulator", env.get("HOMEWATT_REGISTRY_URL"));
        console.row("Kafka Connect", env.get("HOMEWATT_CONNECT_URL"));
        console.line("");
        for (String letter : new String[] {"A", "B"}) {
            String prefix = "HOMEWATT_" + letter + "_";
            console.row(
                    "organisation " + letter,
                    "client " + env.get(prefix + "CLIENT_ID") + ", household " + env.get(prefix + "HOUSEHOLD_USER")
                            + ", utility " + env.get(prefix + "UTILITY_CODE"));
        }
        console.row("their secrets", layout.env().toString());
        console.row("logs", layout.logs().toString());
        console.line("");
        console.line("  Next: deploy/demo");
        console.line("");
    }

    /** How long services took to start, and what they need when they have nothing to do, which is waited for. */
    public static void figures(Console console, List<Part> services) throws InterruptedException {
        Calm.await(services);
        services.forEach(service -> console.row(service.name(), needs(service)));
    }

    /** What a service needs; the memory is left out where the system doesn't tell. */
    private static String needs(Part service) {
        String started = String.format(
                Locale.ROOT, "started in %4.1f s", service.started().toMillis() / 1000.0);
        OptionalLong memory = service.residentMegabytes();
        return memory.isPresent()
                ? started + String.format(Locale.ROOT, ", %3d MB in memory when idle", memory.getAsLong())
                : started;
    }
}
