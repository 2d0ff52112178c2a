package io.homewatt.benchmark;

import io.homewatt.benchmark.load.Server;
import io.homewatt.benchmark.load.Usage;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.process.PidFile;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The running platform, as its data folder tells of it.
 *
 * @param data the folder
 * @param settings of its env file
 */
public record Platform(Path data, Settings settings) {
    /** The sample organisation that the benchmark acts for: letter, and as tokens have it. */
    private static final String LETTER = "A";

    public static final String ORGANISATION = "org_a";

    public static final List<String> SERVICES = List.of(
            "customer-service", "property-service", "account-service", "disaggregation-service", "enrichment-worker");

    /** @throws BenchFailed if nothing runs there */
    static Platform in(Path data) {
        Path up = data.resolve("run/up.pid");
        if (PidFile.read(up).flatMap(PidFile::process).isEmpty()) {
            throw new BenchFailed("nothing is running on " + data + ": deploy/up starts it");
        }
        return new Platform(data, Settings.read(data.resolve("env")));
    }

    public Settings.Organisation organisation() {
        return settings.organisation(LETTER);
    }

    Caller caller() {
        return new Caller(settings, organisation());
    }

    /** These services, behind the gateway. */
    public Server gateway(List<String> services) {
        return new Server(settings.gateway(), processes(services));
    }

    /** The first of these services itself, and the processes of all. */
    public Server service(List<String> services) {
        return new Server(settings.service(services.get(0).replace("-service", "")), processes(services));
    }

    /** All services, and what carries events between them: while some are on their way, one of them is busy. */
    public List<ProcessHandle> carriers() {
        return Stream.concat(SERVICES.stream(), Stream.of("connect"))
                .flatMap(this::process)
                .toList();
    }

    /** What each service has in memory now, in MB. */
    public Map<String, Long> memory() {
        return SERVICES.stream()
                .collect(Collectors.toMap(service -> service, service -> Usage.of(processes(List.of(service)))
                        .megabytes()));
    }

    private List<ProcessHandle> processes(List<String> parts) {
        return parts.stream().flatMap(this::process).toList();
    }

    private Stream<ProcessHandle> process(String part) {
        return PidFile.read(data.resolve("run").resolve(part + ".pid")).flatMap(PidFile::process).stream();
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        URI server = postgres();
        String[] user = server.getUserInfo().split(":", 2);
        var properties = new Properties();
        properties.setProperty("user", user[0]);
        properties.setProperty("password", user[1]);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.getHost() + ":" + server.getPort() + "/" + database, properties);
    }

    /** Where Kafka Connect is asked. */
    public URI connect() {
        return settings.connect();
    }

    /** Where the databases are, with the superuser's name and password. */
    public URI postgres() {
        return URI.create(settings.postgres());
    }
}
