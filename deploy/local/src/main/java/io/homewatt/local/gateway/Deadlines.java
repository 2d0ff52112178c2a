package io.homewatt.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cuts off clients that send so slowly that a connection is never idle, and never of use. */
final class Deadlines {
    private final Vertx vertx;
    private final Duration forHead;
    private final Duration forRequest;
    private final Map<HttpConnection, Long> waiting = new ConcurrentHashMap<>();

    /**
     * @param forHead until a request's line and headers have come, on a new connection or after the last answer
     * @param forRequest from then until it is there whole
     */
    Deadlines(Vertx vertx, Duration forHead, Duration forRequest) {
        this.vertx = vertx;
        this.forHead = forHead;
        this.forRequest = forRequest;
    }

    /** Nothing has come on it yet, or all is answered. */
    void awaitHead(HttpConnection connection) {
        long timer = vertx.setTimer(forHead.toMillis(), over -> {
            waiting.remove(connection);
            connection.close();
        });
        cancel(waiting.put(connection, timer));
    }

    /** It is closed. */
    void forget(HttpConnection connection) {
        cancel(waiting.remove(connection));
    }

    /** A request has begun to come. */
    void awaitRest(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        forget(request.connection());
        request.response().bodyEndHandler(answered -> awaitHead(request.connection()));
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(forRequest.toMillis(), over -> {
            exchange.fail(Problem.REQUEST_TIMEOUT);
            request.connection().close();
        });
        request.end().onComplete(end -> vertx.cancelTimer(timer));
    }

    private void cancel(Long timer) {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
