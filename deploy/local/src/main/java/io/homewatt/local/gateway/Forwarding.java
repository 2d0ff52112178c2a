package io.homewatt.local.gateway;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests on to the backends and their answers back, streaming both. */
final class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    /** For a connection, new or from the pool: a backend that takes no more is as good as down. */
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    /** Shorter than any backend's, so that it is rarely the backend who ends an idle connection. */
    private static final int IDLE_CONNECTION_SECONDS = 30;

    private static final int CONNECTIONS_PER_BACKEND = 256;
    private static final int WAITING_PER_BACKEND = 4_096;
    /** How long a client that was told its body is too large may go on sending before it is cut off. */
    private static final long TOO_LARGE_GRACE_MILLIS = 2_000;

    /** Meant for one connection only (RFC 9110, 7.6.1), besides what Connection itself names. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Said by the gateway about the client, and by nobody else. */
    private static final List<String> FORWARDED = List.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-server",
            "x-forwarded-ssl",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    /** The largest body that is kept until there is an answer; a larger one is passed on as it comes, and only once. */
    private static final long KEPT_BYTES = 1024 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final long bodyLimit;
    private final Retries retries;

    Forwarding(Vertx vertx, long bodyLimit, Retries retries) {
        this.vertx = vertx;
        this.retries = retries;
        this.bodyLimit = bodyLimit;
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                .setMaxWaitQueueSize(WAITING_PER_BACKEND)
                .setTcpNoDelay(true);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_BACKEND));
    }

    Future<Void> close() {
        return client.close();
    }

    void forward(Exchange exchange, Route route, RequestTarget target) {
        HttpServerRequest request = exchange.request();
        if (malformedBody(request)) {
            exchange.fail(Problem.INVALID_REQUEST);
            return;
        }
        long announced = announcedLength(request);
        long limit = route.bodyLimit().orElse(bodyLimit);
        if (announced > limit) {
            refuseBody(exchange, expectsContinue(request));
            return;
        }
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        boolean hasBody = chunked || announced > 0;
        if (expectsContinue(request)) {
            request.response().writeContinue();
        }
        boolean kept = hasBody && !chunked && announced <= KEPT_BYTES && Retries.isHarmless(request, route);
        if (kept) {
            request.body().onSuccess(bytes -> forward(exchange, route, target, new Content(request, bytes)));
        } else {
            forward(exchange, route, target, new Content(request, limit, hasBody, chunked ? -1 : announced));
        }
    }

    private void forward(Exchange exchange, Route route, RequestTarget target, Content content) {
        HttpServerRequest request = exchange.request();
        ProxyRequest outgoing =
                ProxyRequest.reverseProxy(request).setURI(route.pathFor(target.path()) + target.query());
        setHeaders(exchange, outgoing);
        RequestOptions options = new RequestOptions()
                .setHost(route.backendUri().getHost())
                .setPort(route.backendUri().getPort())
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        boolean repeatable = content.isRepeatable() && Retries.isHarmless(request, route);
        retries.run(
                        () -> send(outgoing.setBody(content.body()), options, content.stream(), route.timeout()),
                        failure -> failure instanceof UnreachableException || repeatable && lostConnection(failure),
                        () -> !request.response().closed())
                .compose(answer -> answer(exchange, answer))
                .onFailure(failure -> {
                    if (content.stream().exceeded()) {
                        refuseBody(exchange, false);
                    } else {
                        request.resume();
                        Problem problem = problemOf(failure);
                        LOG.debug("{} {} from {}", exchange.requestId(), problem, route.backend(), failure);
                        exchange.fail(problem);
                    }
                });
    }

    private Future<ProxyResponse> send(
            ProxyRequest outgoing, RequestOptions options, LimitedBody body, Duration timeout) {
        return client.request(options).transform(connection -> connected(outgoing, connection, body, timeout));
    }

    private static Future<ProxyResponse> connected(
            ProxyRequest outgoing, AsyncResult<HttpClientRequest> connection, LimitedBody body, Duration timeout) {
        if (connection.failed()) {
            return Future.failedFuture(new UnreachableException(connection.cause()));
        }
        // What goes wrong comes back in the future; without a handler Vert.x logs it as an error besides.
        HttpClientRequest request = connection.result().exceptionHandler(failure -> {});
        Future<ProxyResponse> answer = outgoing.send(request);
        // A large body takes as long as it takes; what the backend may take is counted from its end.
        body.onEnd(() -> {
            if (!answer.isComplete()) {
                request.idleTimeout(timeout.toMillis());
            }
        });
        return answer;
    }

    private static void setHeaders(Exchange exchange, ProxyRequest outgoing) {
        HttpServerRequest request = exchange.request();
        MultiMap headers = outgoing.headers();
        removeHopByHop(headers);
        FORWARDED.forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT);
        headers.set(Exchange.REQUEST_ID, exchange.requestId());
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        if (request.authority() != null) {
            // The client's Host goes on as it came, as it does through the cluster's gateway.
            outgoing.setAuthority(request.authority());
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
    }

    private static Future<Void> answer(Exchange exchange, ProxyResponse answer) {
        removeHopByHop(answer.headers());
        // Set by the gateway on every answer; the backend's copy would double it.
        answer.headers().remove(Exchange.REQUEST_ID);
        return answer.send();
    }

    private void refuseBody(Exchange exchange, boolean nothingSentYet) {
        HttpServerRequest request = exchange.request();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        exchange.fail(Problem.BODY_TOO_LARGE);
        if (nothingSentYet) {
            request.connection().close();
            return;
        }
        // Closing at once would reset the connection while the client still writes, and it might never see the answer.
        request.handler(chunk -> {}).resume();
        long cutOff = vertx.setTimer(
                TOO_LARGE_GRACE_MILLIS, timer -> request.connection().close());
        request.end().onSuccess(done -> {
            vertx.cancelTimer(cutOff);
            request.connection().close();
        });
    }

    private static void removeHopByHop(MultiMap headers) {
        for (String named : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : named.split(",")) {
                headers.remove(name.trim());
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    private static boolean malformedBody(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return !encodings.isEmpty()
                && !(encodings.size() == 1
                        && encodings.get(0).trim().toLowerCase(Locale.ROOT).equals("chunked"));
    }

    private static boolean expectsContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Netty has refused a length that is not a number, or two different ones.
        return length == null ? 0 : Long.parseLong(length);
    }

    private static Problem problemOf(Throwable failure) {
        if (failure instanceof UnreachableException) {
            return Problem.SERVICE_UNAVAILABLE;
        }
        return failure instanceof TimeoutException ? Problem.TIMEOUT : Problem.CONNECTION_LOST;
    }

    private static boolean lostConnection(Throwable failure) {
        return !(failure instanceof UnreachableException)
                && !(failure instanceof TimeoutException)
                && (failure instanceof IOException || failure instanceof VertxException);
    }

    /** Nothing was sent. */
    private static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(Throwable cause) {
            super(cause);
        }
    }
}
