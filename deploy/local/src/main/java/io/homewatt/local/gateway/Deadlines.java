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
    /** The timer of each connection, which has one at most. */
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
        cutOffAfter(forHead, connection, () -> {});
    }

    /** It is closed. */
    void forget(HttpConnection connection) {
        cancel(waiting.remove(connection));
    }

    /** A request has begun to come. What no backend reads never ends, but is answered: then the next head is awaited. */
    void awaitRest(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        HttpConnection connection = request.connection();
        request.response().bodyEndHandler(answered -> awaitHead(connection));
        if (request.isEnded()) {
            forget(connection);
            return;
        }
        long timer = cutOffAfter(forRequest, connection, () -> exchange.fail(Problem.REQUEST_TIMEOUT));
        request.end().onComplete(end -> {
            if (waiting.remove(connection, timer)) {
                vertx.cancelTimer(timer);
            }
        });
    }

    /** In place of what the connection waited for before. */
    private long cutOffAfter(Duration time, HttpConnection connection, Runnable before) {
        long timer = vertx.setTimer(time.toMillis(), over -> {
            waiting.remove(connection, over);
            before.run();
            connection.close();
        });
        cancel(waiting.put(connection, timer));
        return timer;
    }

    private void cancel(Long timer) {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
