package io.homewatt.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A service behind the gateway: a real HTTP server that keeps what it was sent and can be stopped and restarted. */
final class Backend {

    record Received(String method, String uri, MultiMap headers, Buffer body) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final String name;
    private volatile Handler<HttpServerRequest> behaviour = this::answer;
    private HttpServer server;
    private int port;

    Backend(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
        start();
    }

    URI uri() {
        return URI.create("http://localhost:" + port);
    }

    void start() {
        server = await(vertx.createHttpServer()
                .connectionHandler(connection -> {
                    connections.add(connection);
                    connection.closeHandler(closed -> connections.remove(connection));
                })
                .requestHandler(request -> behaviour.handle(request))
                .listen(port, "localhost"));
        port = server.actualPort();
    }

    void stop() {
        await(server.close());
    }

    /** What it does instead of answering 200 with its name. */
    void does(Handler<HttpServerRequest> other) {
        behaviour = other;
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(new Received(
                    request.method().name(),
                    request.uri(),
                    MultiMap.caseInsensitiveMultiMap().addAll(request.headers()),
                    body));
            request.response().putHeader("Backend", name).end(name);
        });
    }

    static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
