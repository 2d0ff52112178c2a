package io.homewatt.local;

import io.homewatt.local.connect.Connectors;
import io.homewatt.local.console.Console;
import io.homewatt.local.gateway.Gateway;
import io.homewatt.local.kafka.Topics;
import io.homewatt.local.service.Service;
import io.homewatt.simulator.RegistrySimulator;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What the supervisor does besides starting processes, for {@code compose.yaml}, where Docker starts them: the gateway, the
 * registry simulator, the topics and the connectors. All containers there share one localhost.
 */
public final class Doors {
    private Doors() {}

    /**
     * Runs until it is killed.
     *
     * @param arguments the checkout's folder
     */
    public static void main(String[] arguments) {
        try {
            open(Path.of(arguments[0]));
        } catch (Exception e) {
            // What has been started already would keep the process, and Docker would not start it again.
            System.err.println("The doors stay closed: " + e);
            System.exit(1);
        }
    }

    private static void open(Path checkout) throws Exception {
        Ports ports = Ports.usual();
        Topics.create("localhost:" + ports.of(Ports.KAFKA));
        Vertx vertx = Vertx.vertx();
        RegistrySimulator.start(vertx, ports.of(Ports.REGISTRY));
        Gateway.start(
                        vertx,
                        ports.of(Ports.GATEWAY),
                        checkout.resolve("deploy/kubernetes/base/gateway"),
                        true,
                        InProcess.backends(ports))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        Console console = new Console(System.out, false);
        var connectors = new Connectors("http://localhost:" + ports.of(Ports.CONNECT), console);
        for (Service service : Service.ALL) {
            if (service.connector().isPresent()) {
                String name = service.connector().get();
                connectors.ensure(name, checkout.resolve("deploy/connect").resolve(name + ".json"));
            }
        }
        connectors.watch();
    }
}
