package io.homewatt.local.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A client's request with the id under which its answer, its log lines and the backend's go. */
record Exchange(HttpServerRequest request, String requestId) {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static Exchange of(HttpServerRequest request) {
        String id = Optional.ofNullable(request.getHeader(REQUEST_ID))
                .filter(given -> WELL_FORMED.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.response().putHeader(REQUEST_ID, id);
        return new Exchange(request, id);
    }

    /** Answers with a problem in the API's error shape, unless an answer has begun: then the client sees it break. */
    void fail(Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        problem.retryAfter().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setStatusCode(problem.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(problem.body(request.uri(), requestId));
    }
}
