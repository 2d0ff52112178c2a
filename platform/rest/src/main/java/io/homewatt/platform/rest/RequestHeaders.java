package io.homewatt.platform.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses headers that are not as every route takes them. */
class RequestHeaders {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String AS_IT_IS = "identity";

    private final BodyLimits limits;

    RequestHeaders(BodyLimits limits) {
        this.limits = limits;
    }

    /** All of POST have it, and a key that isn't one is better refused than ignored. */
    @ServerRequestFilter
    void checkIdempotencyKey(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        List<String> keys = request.getHeaders().get(IDEMPOTENCY_KEY);
        if (keys != null && (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches())) {
            throw Problem.invalid(IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters");
        }
    }

    /** A small compressed body may be a large one: none is taken, unless the service is set to. */
    @ServerRequestFilter
    void checkContentEncoding(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null
                && !encoding.equalsIgnoreCase(AS_IT_IS)
                && !(limits.gzip() && encoding.equalsIgnoreCase(JsonBodies.GZIP))) {
            throw new Problem(GeneralProblem.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
