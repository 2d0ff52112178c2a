package io.homewatt.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can go wrong at the gateway itself, before or instead of a service's answer. */
enum Problem {
    INVALID_REQUEST(400, "invalid_request", "The request is not well-formed HTTP."),
    INVALID_PATH(400, "invalid_path", "The path is malformed or ambiguous."),
    NOT_FOUND(404, "not_found", "There is nothing at this path."),
    REQUEST_TIMEOUT(408, "request_timeout", "The request took too long to arrive."),
    BODY_TOO_LARGE(413, "body_too_large", "The body is larger than this route takes."),
    URI_TOO_LONG(414, "uri_too_long", "The address is too long."),
    TOO_MANY_REQUESTS(429, "too_many_requests", "Too many requests; try again in a second."),
    HEADERS_TOO_LARGE(431, "headers_too_large", "The headers are too large."),
    SERVICE_UNAVAILABLE(503, "service_unavailable", "The service is not available at the moment; try again shortly."),
    /** The same to a client, but the backend may have acted before the connection broke. */
    CONNECTION_LOST(
            503,
            "service_unavailable",
            "The service went away before it answered; whether the request was carried out is not known."),
    TIMEOUT(504, "gateway_timeout", "The service did not answer in time; try again shortly.");

    /** The account API and the always-on API, whose clients know only their own envelopes. */
    private static final Pattern ACCOUNTS = under("/rest");

    private static final Pattern ALWAYS_ON = under("/apis/disaggregation-v1");

    final int status;
    private final String code;
    private final String message;

    Problem(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** After how many seconds it is worth to try again, if ever. */
    Optional<String> retryAfter() {
        return status == 429 ? Optional.of("1") : status >= 503 ? Optional.of("2") : Optional.empty();
    }

    /** The answer in the shape that the API at this address has. */
    Buffer body(String uri, String requestId) {
        return ACCOUNTS.matcher(uri).matches()
                ? envelope()
                : ALWAYS_ON.matcher(uri).matches() ? external() : usual(requestId);
    }

    private static Pattern under(String prefix) {
        return Pattern.compile("(?i:https?://[^/?#]*)?" + Pattern.quote(prefix) + "(?:[/?].*)?");
    }

    private Buffer external() {
        JsonObject error = new JsonObject().put("httpStatus", status).put("errorMessage", message);
        return new JsonObject().put("error", error).toBuffer();
    }

    private Buffer usual(String requestId) {
        JsonObject error = new JsonObject()
                .put("code", code)
                .put("message", message)
                .put("details", new JsonArray())
                .put("request_id", requestId);
        return new JsonObject().put("success", false).put("error", error).toBuffer();
    }

    private Buffer envelope() {
        String known = status == 404
                ? "ObjectNotFound"
                : status == 429 ? "TooManyRequests" : status >= 500 ? "SystemError" : "InvalidArgument";
        JsonObject fault = new JsonObject()
                .put("code", known)
                .put("message", message)
                .putNull("objectName")
                .putNull("propertyName")
                .putNull("propertyValue");
        return new JsonObject()
                .put("status", "error")
                .put("count", 1)
                .put("type", "Error")
                .put("results", JsonArray.of(fault))
                .toBuffer();
    }
}
