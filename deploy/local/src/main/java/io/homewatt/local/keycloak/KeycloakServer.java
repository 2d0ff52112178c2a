package io.homewatt.local.keycloak;

import io.homewatt.local.Layout;
import io.homewatt.local.Ports;
import io.homewatt.local.Versions;
import io.homewatt.local.console.Console;
import io.homewatt.local.process.Jvm;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.process.Readiness;
import io.homewatt.local.secret.Organisation;
import io.homewatt.local.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The identity provider, with the realm of the cluster and two sample organisations in it. */
public final class KeycloakServer {
    /** Its database and the role that owns it. */
    public static final String DATABASE = "keycloak";

    /** The secret of customer-service's client; the realm's file refers to it by the variable below. */
    public static final String CUSTOMER_SERVICE = "keycloak.customer-service";

    private final Path built;
    private final Layout layout;
    private final Ports ports;
    private final Secrets secrets;

    private KeycloakServer(Path built, Layout layout, Ports ports, Secrets secrets) {
        this.built = built;
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
    }

    /**
     * Fetches and builds Keycloak where that has not been done, and lays out the realm for its first start.
     *
     * @param realm the realm's file, without organisations
     */
    public static KeycloakServer prepare(
            Path tools,
            Layout layout,
            Versions versions,
            Ports ports,
            Secrets secrets,
            Path realm,
            List<Organisation> organisations,
            Console console)
            throws IOException, InterruptedException {
        Path built = new Distribution(tools, layout.logs(), versions, console).built();
        Path imports = Files.createDirectories(layout.keycloak().resolve("data/import"));
        // Keycloak takes it in once; it leaves a realm alone that is in its database.
        Secrets.writePrivately(imports.resolve("homewatt-realm.json"), Realm.of(realm, organisations));
        linkPrograms(layout.keycloak().resolve("lib"), built.resolve("lib"));
        return new KeycloakServer(built, layout, ports, secrets);
    }

    /** Keycloak looks for the result of its build below its home, and its home is where it writes: not the programs. */
    private static void linkPrograms(Path link, Path programs) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, programs);
    }

    /** The realm's address, which is also the issuer of its tokens. */
    public static String issuer(Ports ports) {
        return "http://localhost:" + ports.of(Ports.KEYCLOAK) + "/realms/homewatt";
    }

    /** The server as a process. */
    public PartSpec spec() throws IOException {
        String url = "http://localhost:" + ports.of(Ports.KEYCLOAK);
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                // No others to share with: without this it listens to the network for them, and waits for an answer.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + ports.of(Ports.KEYCLOAK),
                "--http-management-port=" + ports.managementOf(Ports.KEYCLOAK),
                // However it is reached, through the gateway too, tokens have this issuer.
                "--hostname=" + url,
                "--db-url=jdbc:postgresql://localhost:" + ports.of(Ports.POSTGRES) + "/" + DATABASE,
                "--db-username=" + DATABASE,
                "--db-pool-initial-size=1",
                "--db-pool-max-size=20");
        return PartSpec.of(
                "keycloak",
                java(built, layout.keycloak(), arguments),
                Map.of(
                        "KC_DB_PASSWORD",
                        secrets.get("postgres." + DATABASE),
                        // A connection that the database has dropped is found before it is used, and not by a caller.
                        "QUARKUS_DATASOURCE_JDBC_FOREGROUND_VALIDATION_INTERVAL",
                        "1S",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        secrets.get("keycloak.admin"),
                        "HOMEWATT_CUSTOMER_SERVICE_CLIENT_SECRET",
                        secrets.get(CUSTOMER_SERVICE)),
                layout.data(),
                Readiness.http(issuer(ports)),
                Duration.ofSeconds(4));
    }

    /**
     * What kc.sh would run, without the shell: it stays in between, and a signal to it is not one to Keycloak.
     *
     * @param built the folder with the programs
     * @param home the folder with what a server reads and writes beside its database
     */
    static List<String> java(Path built, Path home, List<String> arguments) {
        var options = List.of(
                Jvm.QUICK,
                "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000");
        var rest = new ArrayList<>(List.of(
                "-cp",
                built.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        rest.addAll(arguments);
        return Jvm.command(512, options, rest);
    }
}
