package io.homewatt.local;

import io.homewatt.local.connect.ConnectWorker;
import io.homewatt.local.connect.Connectors;
import io.homewatt.local.console.Console;
import io.homewatt.local.kafka.Kafka;
import io.homewatt.local.kafka.Topics;
import io.homewatt.local.keycloak.KeycloakServer;
import io.homewatt.local.postgres.Databases;
import io.homewatt.local.postgres.Postgres;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.secret.Organisation;
import io.homewatt.local.secret.Secrets;
import io.homewatt.local.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** The order in which the parts come up: each as soon as what it needs is there, all else at the same time. */
final class Startup {
    /** Runs a part and returns when it is ready; the part's time counts from {@link System#nanoTime()} {@code begin}. */
    interface Launcher {
        void launch(PartSpec spec, long begin) throws InterruptedException;
    }

    /** A step that may fail in any way. */
    private interface Step {
        void run() throws Exception;
    }

    private final Options options;
    private final Layout layout;
    private final Versions versions;
    private final Secrets secrets;
    private final List<Organisation> organisations;
    private final Console console;
    private final Launcher launcher;
    private final Executor executor;
    private final List<CompletableFuture<Void>> steps = new ArrayList<>();
    /** Services that start at the same time only take the processors from each other, and from all else. */
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    Startup(
            Options options,
            Versions versions,
            Secrets secrets,
            List<Organisation> organisations,
            Console console,
            Launcher launcher,
            Executor executor) {
        this.options = options;
        this.layout = new Layout(options.data());
        this.versions = versions;
        this.secrets = secrets;
        this.organisations = organisations;
        this.console = console;
        this.launcher = launcher;
        this.executor = executor;
    }

    /**
     * Begins with everything.
     *
     * @return done when all is ready; fails with the first failure
     */
    CompletableFuture<Void> begin(InProcess inProcess, Connectors connectors) {
        Ports ports = options.ports();
        var kafka = new Kafka(layout, ports.of(Ports.KAFKA), ports.of(Ports.KAFKA_CONTROLLER));
        var front = step(inProcess::start);
        var postgresReady = step(this::startPostgres);
        var kafkaReady = step(() -> {
            launcher.launch(kafka.spec(), System.nanoTime());
            Topics.create(kafka.bootstrapServers());
        });
        var connectReady = step(
                () -> {
                    var worker = new ConnectWorker(layout, ports.of(Ports.CONNECT), kafka.bootstrapServers());
                    launcher.launch(worker.spec(Service.connectorEnvironment(ports, secrets)), System.nanoTime());
                },
                kafkaReady);
        for (Service service : Service.ALL) {
            var serviceReady = step(
                    () -> launchInTurn(service.spec(options.checkout(), options.data(), ports, secrets)),
                    postgresReady,
                    kafkaReady,
                    front);
            // The service's migration makes the table and the publication that the connector reads.
            service.connector().ifPresent(name -> step(() -> ensure(connectors, name), serviceReady, connectReady));
        }
        startKeycloak(postgresReady);
        return firstFailureOrAll();
    }

    private void launchInTurn(PartSpec service) throws InterruptedException {
        turns.acquire();
        try {
            launcher.launch(service, System.nanoTime());
        } finally {
            turns.release();
        }
    }

    private void startPostgres() throws Exception {
        long begin = System.nanoTime();
        Postgres postgres = Postgres.prepare(
                options.tools(), layout, versions.postgresql(), options.ports().of(Ports.POSTGRES), secrets);
        launcher.launch(postgres.spec(), begin);
        Databases databases = postgres.databases();
        databases.create(KeycloakServer.DATABASE, secrets.get("postgres." + KeycloakServer.DATABASE), false);
        for (Service service : Service.ALL) {
            if (service.database().isPresent()) {
                String name = service.database().get();
                databases.create(name, secrets.get("postgres." + name), true);
            }
        }
    }

    private void startKeycloak(CompletableFuture<Void> postgresReady) {
        Path realm = options.checkout().resolve("deploy/keycloak/homewatt-realm.json");
        step(() -> {
            KeycloakServer keycloak = KeycloakServer.prepare(
                    options.tools(), layout, versions, options.ports(), secrets, realm, organisations, console);
            postgresReady.join();
            launcher.launch(keycloak.spec(), System.nanoTime());
        });
    }

    private void ensure(Connectors connectors, String name) throws Exception {
        long begin = System.nanoTime();
        connectors.ensure(name, options.checkout().resolve("deploy/connect/" + name + ".json"));
        console.ready("connector " + name, Duration.ofNanos(System.nanoTime() - begin));
    }

    private CompletableFuture<Void> step(Step step, CompletableFuture<?>... after) {
        CompletableFuture<Void> done = CompletableFuture.allOf(after)
                .thenRunAsync(
                        () -> {
                            try {
                                step.run();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        },
                        executor);
        steps.add(done);
        return done;
    }

    private CompletableFuture<Void> firstFailureOrAll() {
        var outcome = new CompletableFuture<Void>();
        for (CompletableFuture<Void> step : steps) {
            step.whenComplete((nothing, failure) -> {
                if (failure != null) {
                    outcome.completeExceptionally(failure);
                }
            });
        }
        CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        return outcome;
    }
}
