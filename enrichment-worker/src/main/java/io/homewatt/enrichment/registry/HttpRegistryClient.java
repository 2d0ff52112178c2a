package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The registry over HTTP, through Vert.x's client: what matters here is the status, two headers and the bytes, whatever
 * they are, and that a call which takes too long is ended on the wire as well.
 */
final class HttpRegistryClient implements RegistryClient {

    private static final String LIST = "/ICPConnectionData/v2/list/?ids=";
    private static final String KEY = "Ocp-Apim-Subscription-Key";

    private final HttpClient http;
    private final String url;
    private final String key;
    private final Duration timeout;

    HttpRegistryClient(Vertx vertx, String url, String key, Duration timeout) {
        // An idle connection is closed before a gateway does it, which would cost a call.
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                // Whose trace would it be? See TracedClient; and ours are none of the registry's business.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setKeepAliveTimeout(30));
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.key = key;
        this.timeout = timeout;
    }

    @Override
    public Uni<Reply> list(List<Icp> icps) {
        String ids = icps.stream().map(Icp::value).collect(Collectors.joining(","));
        return Uni.createFrom()
                .<Reply>emitter(emitter -> call(LIST + ids, emitter))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private void call(String path, UniEmitter<? super Reply> emitter) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url + path)
                .putHeader(KEY, key)
                .putHeader("Accept", "application/json");
        AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
        emitter.onTermination(() -> end.get().run());
        http.request(options)
                .compose(request -> send(request, end))
                // First of all, so that a request that ended by itself is not reset.
                .onComplete(done -> end.set(() -> {}))
                .onComplete(emitter::complete, emitter::fail);
    }

    private static Future<Reply> send(HttpClientRequest request, AtomicReference<Runnable> end) {
        end.set(request::reset);
        return request.send().compose(response -> response.body().map(body -> reply(response, body)));
    }

    private static Reply reply(HttpClientResponse response, Buffer body) {
        return new Reply(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Retry-After")),
                Optional.ofNullable(response.getHeader("Date")),
                body.getBytes());
    }
}
