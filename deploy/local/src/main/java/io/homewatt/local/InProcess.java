package io.homewatt.local;

import io.homewatt.local.console.Console;
import io.homewatt.local.gateway.Gateway;
import io.homewatt.local.traces.TraceCollector;
import io.homewatt.simulator.RegistrySimulator;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What runs inside of the supervisor: the gateway, the registry simulator and the collector of traces. */
final class InProcess implements AutoCloseable {
    private final Options options;
    private final Console console;
    private Vertx vertx;

    InProcess(Options options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Returns when all listen. The gateway answers for services that are not up yet that they are not. */
    synchronized void start() throws Exception {
        Ports ports = options.ports();
        vertx = Vertx.vertx();
        long begin = System.nanoTime();
        RegistrySimulator.start(vertx, ports.of(Ports.REGISTRY));
        console.ready(Ports.REGISTRY, Duration.ofNanos(System.nanoTime() - begin));

        TraceCollector.start(vertx, ports.of(Ports.TRACES))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        begin = System.nanoTime();
        Path manifests = options.checkout().resolve("deploy/kubernetes/base/gateway");
        Gateway.start(vertx, ports.of(Ports.GATEWAY), manifests, options.rateLimits(), backends(ports))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        console.ready(Ports.GATEWAY, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Where what the routes call by its Kubernetes name is on this machine. */
    static Map<String, URI> backends(Ports ports) {
        var backends = new HashMap<String, URI>();
        for (String name :
                List.of(Ports.CUSTOMER, Ports.PROPERTY, Ports.ACCOUNT, Ports.DISAGGREGATION, Ports.KEYCLOAK)) {
            backends.put(name, URI.create("http://localhost:" + ports.of(name)));
        }
        return backends;
    }

    @Override
    public synchronized void close() {
        if (vertx != null) {
            // Closes its servers, too; what is still going on there has nobody to end it for.
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(2, TimeUnit.SECONDS)
                    .exceptionally(e -> null)
                    .join();
        }
    }
}
