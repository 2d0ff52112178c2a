package io.homewatt.local.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file that scripts read with a dot before its name: what they need to use the platform. */
public final class EnvFile {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a variable. */
    public EnvFile with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Adds what is to know about an organisation. */
    public EnvFile with(Organisation organisation) {
        String prefix = "HOMEWATT_" + organisation.letter() + "_";
        return with(prefix + "CLIENT_ID", organisation.clientId())
                .with(prefix + "CLIENT_SECRET", organisation.clientSecret())
                .with(prefix + "APP_ID", organisation.appId())
                .with(prefix + "UTILITY_CODE", organisation.utilityCode())
                .with(prefix + "HOUSEHOLD_USER", organisation.householdUser())
                .with(prefix + "HOUSEHOLD_PASSWORD", organisation.householdPassword());
    }

    /** The variables, in the order in which they were added. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Writes it, for its owner alone. */
    public void write(Path file) throws IOException {
        Secrets.writePrivately(file, text());
    }

    String text() {
        List<String> lines = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .toList();
        return String.join("\n", lines) + "\n";
    }

    /** For a shell nothing inside single quotes is special but the single quote. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
