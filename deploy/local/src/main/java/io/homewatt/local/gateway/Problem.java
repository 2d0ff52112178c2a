package io.homewatt.local.gateway;

/** What can go wrong at the gateway itself, before or instead of a service's answer. */
enum Problem {
    INVALID_REQUEST(400, "invalid_request", "The request is not well-formed HTTP."),
    INVALID_PATH(400, "invalid_path", "The path is malformed or ambiguous."),
    NOT_FOUND(404, "not_found", "There is nothing at this path."),
    BODY_TOO_LARGE(413, "body_too_large", "The body is larger than this route takes."),
    URI_TOO_LONG(414, "uri_too_long", "The address is too long."),
    HEADERS_TOO_LARGE(431, "headers_too_large", "The headers are too large."),
    SERVICE_UNAVAILABLE(503, "service_unavailable", "The service is not available at the moment; try again shortly."),
    /** The same to a client, but the backend may have acted before the connection broke. */
    CONNECTION_LOST(
            503,
            "service_unavailable",
            "The service went away before it answered; whether the request was carried out is not known."),
    TIMEOUT(504, "gateway_timeout", "The service did not answer in time; try again shortly.");

    final int status;
    final String code;
    final String message;

    Problem(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    boolean worthRetrying() {
        return status >= 503;
    }
}
