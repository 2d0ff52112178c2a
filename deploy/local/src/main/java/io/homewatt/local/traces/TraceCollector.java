package io.homewatt.local.traces;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;

/** Takes in spans as a collector does ({@code POST /v1/traces}), and tells those of a trace ({@code GET /traces/ID}). */
public final class TraceCollector {
    private static final int KEPT = 20_000;
    private static final String TRACES = "/traces/";

    private final KeptSpans spans = new KeptSpans(KEPT);

    private TraceCollector() {}

    /** Starts to listen on localhost. */
    public static Future<HttpServer> start(Vertx vertx, int port) {
        return vertx.createHttpServer()
                .requestHandler(new TraceCollector()::handle)
                .listen(port, "localhost");
    }

    private void handle(HttpServerRequest request) {
        if (request.method() == HttpMethod.POST && request.path().equals("/v1/traces")) {
            request.body().onSuccess(body -> answer(request, take(body.getBytes())));
        } else if (request.method() == HttpMethod.GET && request.path().startsWith(TRACES)) {
            var trace = spans.of(request.path().substring(TRACES.length()));
            request.response().putHeader("Content-Type", "application/json").end(Json.encodeToBuffer(trace));
        } else {
            answer(request, 404);
        }
    }

    private int take(byte[] body) {
        try {
            Exported.read(body).forEach(spans::add);
            return 200;
        } catch (InvalidProtocolBufferException e) {
            return 400;
        }
    }

    private static void answer(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/x-protobuf")
                .end();
    }
}
