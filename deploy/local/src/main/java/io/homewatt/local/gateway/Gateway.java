package io.homewatt.local.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door to the platform: routes requests to the services as the cluster's gateway does. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final long BODY_LIMIT_BYTES = 1024 * 1024;
    /** The Kubernetes service that knows whose tokens are genuine. */
    private static final String IDENTITY_PROVIDER = "keycloak";
    /** Room for a token beside everything else a client sends. */
    private static final int HEADERS_LIMIT_BYTES = 16 * 1024;

    private final RoutesFile routes;
    private final Forwarding forwarding;
    private final Organisations organisations;
    private final RateLimits limits;
    private final Deadlines deadlines;
    private final FrontPage frontPage;

    private Gateway(
            RoutesFile routes,
            Forwarding forwarding,
            Organisations organisations,
            RateLimits limits,
            Deadlines deadlines) {
        this.routes = routes;
        this.forwarding = forwarding;
        this.organisations = organisations;
        this.limits = limits;
        this.deadlines = deadlines;
        this.frontPage = FrontPage.of(routes);
    }

    /**
     * Starts to listen on localhost.
     *
     * @param port 0 for a free one
     * @param manifests the folder with those of the cluster's gateway
     * @param limited whether its rate limits hold here
     * @param backends where each Kubernetes service that the routes name is on this machine
     * @return fails with an {@link InvalidRoutesException} if a file holds anything that is not supported, and
     *     with a {@link java.net.BindException} if the port is taken
     */
    public static Future<HttpServer> start(
            Vertx vertx, int port, Path manifests, boolean limited, Map<String, URI> backends) {
        return vertx.executeBlocking(() -> Traffic.read(manifests))
                .map(traffic -> limited ? traffic : traffic.withoutLimits())
                .compose(traffic -> start(
                        vertx,
                        port,
                        manifests.resolve("routes.yaml"),
                        traffic,
                        backends,
                        BODY_LIMIT_BYTES,
                        Retries.PATIENCE));
    }

    static Future<HttpServer> start(
            Vertx vertx,
            int port,
            Path routesYaml,
            Traffic traffic,
            Map<String, URI> backends,
            long bodyLimit,
            Duration patience) {
        return vertx.executeBlocking(() -> RoutesFile.read(routesYaml, backends))
                .compose(routes -> {
                    HttpClient client = vertx.createHttpClient();
                    Gateway gateway = new Gateway(
                            routes,
                            new Forwarding(vertx, bodyLimit, new Retries(vertx, patience)),
                            new Organisations(client, backends.get(IDENTITY_PROVIDER)),
                            new RateLimits(traffic, () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime())),
                            new Deadlines(vertx, traffic.idleTime(), traffic.requestTime()));
                    // After this much silence in both directions a connection is cut, also one whose answer stalls.
                    HttpServerOptions options = new HttpServerOptions()
                            .setHost("localhost")
                            .setPort(port)
                            .setHttp2ClearTextEnabled(false)
                            .setMaxHeaderSize(HEADERS_LIMIT_BYTES)
                            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                            .setIdleTimeout((int) traffic.idleTime().toMillis());
                    return vertx.createHttpServer(options)
                            .connectionHandler(gateway::opened)
                            .invalidRequestHandler(Gateway::refuse)
                            .requestHandler(gateway::handle)
                            .listen()
                            .onFailure(failure -> gateway.forwarding.close())
                            .onFailure(failure -> client.close());
                });
    }

    private void opened(HttpConnection connection) {
        connection.closeHandler(closed -> deadlines.forget(connection));
        deadlines.awaitHead(connection);
    }

    private void handle(HttpServerRequest request) {
        Exchange exchange = Exchange.of(request);
        deadlines.awaitRest(exchange);
        Optional<RequestTarget> target = RequestTarget.of(request.uri());
        if (LOG.isDebugEnabled()) {
            logWhenDone(exchange, target);
        }
        if (target.isEmpty()) {
            exchange.fail(Problem.INVALID_PATH);
        } else if (target.get().path().equals("/")) {
            frontPage.answer(exchange);
        } else {
            route(exchange, target.get());
        }
    }

    private void route(Exchange exchange, RequestTarget target) {
        Optional<Route> route = routes.find(target.path());
        if (target.hasEncodedSeparators()
                && !route.map(Route::encodedSeparators).orElse(false)) {
            exchange.fail(Problem.INVALID_PATH);
        } else if (route.isEmpty()) {
            exchange.fail(Problem.NOT_FOUND);
        } else if (isOneTooMany(exchange.request(), route.get())) {
            exchange.fail(Problem.TOO_MANY_REQUESTS);
        } else {
            forwarding.forward(exchange, route.get(), target);
        }
    }

    private boolean isOneTooMany(HttpServerRequest request, Route route) {
        return limits.exceeded(
                route.name(), organisations.of(request), request.remoteAddress().hostAddress());
    }

    /** The path without its query: that may hold an e-mail address. */
    private static void logWhenDone(Exchange exchange, Optional<RequestTarget> target) {
        long begun = System.nanoTime();
        exchange.request()
                .response()
                .endHandler(end -> LOG.debug(
                        "{} {} {} {} {} ms",
                        exchange.requestId(),
                        exchange.request().method(),
                        target.map(RequestTarget::path).orElse("-"),
                        exchange.request().response().getStatusCode(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem = cause instanceof TooLongHttpLineException
                ? Problem.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? Problem.HEADERS_TOO_LARGE : Problem.INVALID_REQUEST;
        Exchange.of(request).fail(problem);
        request.connection().close();
    }
}
