package io.homewatt.local.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door to the platform: routes requests to the services as the cluster's gateway does. */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final long BODY_LIMIT_BYTES = 1024 * 1024;
    /** Room for a token beside everything else a client sends. */
    private static final int HEADERS_LIMIT_BYTES = 16 * 1024;
    /** After this much silence in both directions a connection is cut, also one whose answer stalls half-way. */
    private static final int IDLE_SECONDS =
            (int) RoutesFile.LONGEST_TIMEOUT.plusSeconds(15).toSeconds();

    private final RoutesFile routes;
    private final Forwarding forwarding;
    private final FrontPage frontPage;

    private Gateway(RoutesFile routes, Forwarding forwarding) {
        this.routes = routes;
        this.forwarding = forwarding;
        this.frontPage = FrontPage.of(routes);
    }

    /**
     * Starts to listen on localhost.
     *
     * @param port 0 for a free one
     * @param routesYaml HTTPRoute manifests
     * @param backends where each Kubernetes service that the routes name is on this machine
     * @return fails with an {@link InvalidRoutesException} if the file holds anything that is not supported, and
     *     with a {@link java.net.BindException} if the port is taken
     */
    public static Future<HttpServer> start(Vertx vertx, int port, Path routesYaml, Map<String, URI> backends) {
        return start(vertx, port, routesYaml, backends, BODY_LIMIT_BYTES);
    }

    static Future<HttpServer> start(Vertx vertx, int port, Path routesYaml, Map<String, URI> backends, long bodyLimit) {
        return vertx.executeBlocking(() -> RoutesFile.read(routesYaml, backends))
                .compose(routes -> {
                    Gateway gateway = new Gateway(routes, new Forwarding(vertx, bodyLimit));
                    HttpServerOptions options = new HttpServerOptions()
                            .setHost("localhost")
                            .setPort(port)
                            .setHttp2ClearTextEnabled(false)
                            .setMaxHeaderSize(HEADERS_LIMIT_BYTES)
                            .setIdleTimeout(IDLE_SECONDS);
                    return vertx.createHttpServer(options)
                            .invalidRequestHandler(Gateway::refuse)
                            .requestHandler(gateway::handle)
                            .listen()
                            .onFailure(failure -> gateway.forwarding.close());
                });
    }

    private void handle(HttpServerRequest request) {
        Exchange exchange = Exchange.of(request);
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
        } else {
            forwarding.forward(exchange, route.get(), target);
        }
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
