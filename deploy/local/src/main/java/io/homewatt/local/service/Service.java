package io.homewatt.local.service;

import io.homewatt.local.Ports;
import io.homewatt.local.StartFailure;
import io.homewatt.local.keycloak.KeycloakServer;
import io.homewatt.local.process.Jvm;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.process.Readiness;
import io.homewatt.local.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A service of ours. {@link #ALL} is the one place that knows which there are.
 *
 * @param name of its module and of its Kubernetes service
 * @param database its database and the role that owns it, if it has one
 * @param heapMegabytes what it may use
 * @param calls what it calls, besides its database and Kafka
 */
public record Service(String name, Optional<String> database, int heapMegabytes, List<Call> calls) {
    /** Something that a service calls. */
    public enum Call {
        /** Keys for the tokens' signatures, and tokens for credentials. */
        IDENTITY,
        /** Users, to be created and disabled. */
        USERS,
        /** The customers' API. */
        CUSTOMERS,
        /** The properties' API. */
        PROPERTIES,
        /** The registry of connection points. */
        REGISTRY
    }

    public static final List<Service> ALL = List.of(
            new Service(Ports.CUSTOMER, Optional.of("customer"), 256, List.of(Call.IDENTITY, Call.USERS)),
            new Service(Ports.PROPERTY, Optional.of("property"), 256, List.of(Call.IDENTITY, Call.CUSTOMERS)),
            new Service(Ports.ACCOUNT, Optional.of("account"), 256, List.of(Call.IDENTITY)),
            new Service(
                    Ports.DISAGGREGATION, Optional.of("disaggregation"), 256, List.of(Call.IDENTITY, Call.PROPERTIES)),
            new Service(Ports.WORKER, Optional.empty(), 256, List.of(Call.REGISTRY)));

    /** Longer than what a service gives itself to finish what it has begun. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Its program. */
    private Path jar(Path checkout) {
        return checkout.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Refuses a checkout that holds the sources but not the programs. */
    public static void refuseUnbuilt(Path checkout) {
        for (Service service : ALL) {
            if (!Files.exists(service.jar(checkout))) {
                throw new StartFailure(service.name() + " is not built: run `mvn -DskipTests package` in " + checkout
                        + ", or start with deploy/up, which builds.");
            }
        }
    }

    /** The name of the connector that moves its outbox, and of its file; only with a database. */
    public Optional<String> connector() {
        return database.map(name -> name + "-outbox");
    }

    /**
     * The service as a process.
     *
     * @param folder where it runs
     */
    public PartSpec spec(Path checkout, Path folder, Ports ports, Secrets secrets) throws IOException {
        return PartSpec.of(
                name,
                Jvm.jar(jar(checkout), heapMegabytes),
                environment(ports, secrets),
                folder,
                Readiness.http("http://localhost:" + ports.managementOf(name) + "/q/health/ready"),
                GRACE);
    }

    private Map<String, String> environment(Ports ports, Secrets secrets) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        variables.put("HOMEWATT_ENVIRONMENT", "local");
        // Else each of many threads has its own share of memory to take from.
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.put("QUARKUS_HTTP_HOST", "localhost");
        variables.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(name)));
        variables.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + ports.of(Ports.TRACES));
        variables.put("QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        variables.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1s");
        // Each has threads and buffers of its own, and a start of its own, and here they share two processors.
        variables.put("HOMEWATT_CONSUMERS", "2");
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Ports.KAFKA));
        if (database.isPresent()) {
            variables.put(
                    "HOMEWATT_DATABASE_URL",
                    "postgresql://localhost:" + ports.of(Ports.POSTGRES) + "/" + database.get());
            variables.put("HOMEWATT_DATABASE_USER", database.get());
            variables.put("HOMEWATT_DATABASE_PASSWORD", secrets.get("postgres." + database.get()));
        }
        String registry = "http://localhost:" + ports.of(Ports.REGISTRY);
        for (Call call : calls) {
            switch (call) {
                case IDENTITY -> variables.put("HOMEWATT_OIDC_URL", KeycloakServer.issuer(ports));
                case USERS -> {
                    variables.put("HOMEWATT_IDENTITY_PROVIDER", "keycloak");
                    variables.put("HOMEWATT_IDENTITY_PROVIDER_URL", KeycloakServer.issuer(ports));
                    variables.put("HOMEWATT_IDENTITY_PROVIDER_CLIENT_ID", name);
                    variables.put(
                            "HOMEWATT_IDENTITY_PROVIDER_CLIENT_SECRET", secrets.get(KeycloakServer.CUSTOMER_SERVICE));
                }
                case CUSTOMERS ->
                    variables.put("HOMEWATT_CUSTOMERS_URL", "http://localhost:" + ports.of(Ports.CUSTOMER));
                case PROPERTIES ->
                    variables.put("HOMEWATT_PROPERTIES_URL", "http://localhost:" + ports.of(Ports.PROPERTY));
                case REGISTRY -> {
                    variables.put("HOMEWATT_REGISTRY_URL", registry);
                    variables.put("HOMEWATT_REGISTRY_KEY", secrets.get("registry.key"));
                    variables.put("HOMEWATT_SUPPLY_POINTS", registry + "/supply-points.csv");
                }
            }
        }
        return variables;
    }

    /** What the connectors' configurations refer to: where each service's outbox is, and as whom it is read. */
    public static Map<String, String> connectorEnvironment(Ports ports, Secrets secrets) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        for (Service service : ALL) {
            if (service.database().isPresent()) {
                String database = service.database().get();
                String prefix = "HOMEWATT_" + database.toUpperCase(Locale.ROOT) + "_DATABASE_";
                variables.put(prefix + "HOST", "localhost");
                variables.put(prefix + "PORT", Integer.toString(ports.of(Ports.POSTGRES)));
                variables.put(prefix + "NAME", database);
                variables.put(prefix + "USER", database);
                variables.put(prefix + "PASSWORD", secrets.get("postgres." + database));
                // The server is this machine's own, and has no certificate.
                variables.put(prefix + "SSLMODE", "disable");
                variables.put(prefix + "SSLROOTCERT", "");
            }
        }
        return variables;
    }
}
