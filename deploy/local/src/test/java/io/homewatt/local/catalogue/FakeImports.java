package io.homewatt.local.catalogue;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The import routes: gives one prepared answer after the other and keeps what it was sent. */
final class FakeImports implements AutoCloseable {
    static final String ID = "import/1";

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Prepared> answers = new ArrayDeque<>();
    final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    final String url;

    FakeImports() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    sent.add(new Sent(
                            request.method() + " " + request.uri(),
                            MultiMap.caseInsensitiveMultiMap().addAll(request.headers()),
                            body.length()));
                    answer(request);
                }))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        url = "http://localhost:" + server.actualPort();
    }

    record Prepared(int status, String body) {}

    record Sent(String line, MultiMap headers, int bytes) {}

    private synchronized void answer(HttpServerRequest request) {
        Prepared next = answers.remove();
        request.response().setStatusCode(next.status()).end(next.body());
    }

    synchronized FakeImports then(int status, String body) {
        answers.add(new Prepared(status, body));
        return this;
    }

    FakeImports then(JsonObject state) {
        return then(
                200,
                new JsonObject()
                        .put("status", "success")
                        .put("count", 1)
                        .put("type", "Import")
                        .put("results", JsonArray.of(state))
                        .encode());
    }

    static JsonObject state(String status, long read, long skipped) {
        return new JsonObject()
                .put("importId", ID)
                .put("format", "urdb-csv")
                .put("status", status)
                .put("recordsRead", read)
                .put("added", read - skipped)
                .put("changed", 0)
                .put("unchanged", 0)
                .put("skippedCount", skipped)
                .put("skipped", new JsonArray())
                .putNull("message");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
