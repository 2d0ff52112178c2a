package io.homewatt.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The versions that the program needs while it runs, as the root pom has them.
 *
 * @param keycloak of the server
 * @param dependencyPlugin of Maven's plugin that fetches it
 * @param postgresql of the server
 */
public record Versions(String keycloak, String dependencyPlugin, String postgresql) {
    /** Those of this build. */
    public static Versions ofBuild() throws IOException {
        var properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("/versions.properties")) {
            properties.load(in);
        }
        return new Versions(
                properties.getProperty("keycloak"),
                properties.getProperty("dependency-plugin"),
                properties.getProperty("postgresql"));
    }
}
