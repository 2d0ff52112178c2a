package io.homewatt.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The registry's API ("ICP connection data", version 2) on this machine, with plausible and repeatable answers and
 * knobs for what can go wrong; {@code GET /} describes itself. It listens on localhost only.
 */
public final class RegistrySimulator implements AutoCloseable {

    private static final long START_SECONDS = 10;

    private final HttpServer server;
    private final Knobs knobs;
    private final Traffic traffic;

    private RegistrySimulator(HttpServer server, Knobs knobs, Traffic traffic) {
        this.server = server;
        this.knobs = knobs;
        this.traffic = traffic;
    }

    /**
     * Starts it and returns when it accepts connections; not to be called on an event loop.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if it can't listen there
     */
    public static RegistrySimulator start(Vertx vertx, int port) {
        Knobs knobs = new Knobs();
        Traffic traffic = new Traffic();
        RegistryApi registry = new RegistryApi(vertx, knobs, traffic);
        ControlApi control = new ControlApi(knobs, traffic);
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            if (request.path().startsWith(RegistryApi.PREFIX)) {
                registry.handle(request);
            } else {
                control.handle(request);
            }
        });
        await(server.listen(port, "localhost").toCompletionStage(), "The registry simulator can't listen on " + port);
        return new RegistrySimulator(server, knobs, traffic);
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://localhost:" + port();
    }

    /** Where the supply-points table is. */
    public String supplyPointsUrl() {
        return url() + ControlApi.SUPPLY_POINTS;
    }

    /** What can be turned while it runs. */
    public Knobs knobs() {
        return knobs;
    }

    /** What it has seen so far. */
    public Stats stats() {
        return traffic.stats();
    }

    /** Forgets what it has seen, the windows of its limits included. */
    public void resetStats() {
        traffic.reset();
    }

    /** An identifier with right check digits, for tests and demonstrations. */
    public static String icp(long number) {
        String body = String.format("%010dTR", number);
        return body + Identifier.checkDigits(body);
    }

    /** Stops listening and closes what connections there are. */
    @Override
    public void close() {
        await(server.close().toCompletionStage(), "The registry simulator does not stop");
    }

    private static void await(CompletionStage<?> stage, String problem) {
        try {
            stage.toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(problem, e);
        }
    }
}
