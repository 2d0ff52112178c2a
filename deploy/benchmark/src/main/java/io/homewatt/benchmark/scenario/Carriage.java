package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.BenchFailed;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The connectors that carry events from the outboxes on. What follows from a request is the work of others, on the same
 * processors here, and the faster server would leave more of it to the slower one.
 */
final class Carriage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread atExit = new Thread(() -> all("resume", "RUNNING"));
    private final URI connect;

    private Carriage(URI connect) {
        this.connect = connect;
    }

    /**
     * Does something while they are paused; they go on when it is done, and after a signal, too.
     *
     * @throws BenchFailed if they can't be paused
     */
    static <T> T paused(URI connect, Supplier<T> work) {
        var carriage = new Carriage(connect);
        Runtime.getRuntime().addShutdownHook(carriage.atExit);
        try {
            carriage.all("pause", "PAUSED");
            return work.get();
        } finally {
            carriage.all("resume", "RUNNING");
            Runtime.getRuntime().removeShutdownHook(carriage.atExit);
        }
    }

    private void all(String action, String state) {
        for (String name : connectors().fieldNames()) {
            send("PUT", "/" + name + "/" + action);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!connectors().stream()
                .allMatch(named -> states((JsonObject) named.getValue()).allMatch(state::equals))) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("the connectors don't " + action);
            }
            Rig.sleep(LOOK);
        }
    }

    private static Stream<String> states(JsonObject connector) {
        JsonObject status = connector.getJsonObject("status");
        return Stream.concat(
                        Stream.of(status.getJsonObject("connector")),
                        status.getJsonArray("tasks").stream().map(JsonObject.class::cast))
                .map(part -> part.getString("state"));
    }

    private JsonObject connectors() {
        return new JsonObject(send("GET", "?expand=status"));
    }

    private String send(String method, String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(connect + "/connectors" + path))
                                    .method(method, BodyPublishers.noBody())
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new BenchFailed("Kafka Connect doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
