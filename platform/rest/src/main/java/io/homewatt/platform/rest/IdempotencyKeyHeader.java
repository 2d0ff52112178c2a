package io.homewatt.platform.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a header {@code Idempotency-Key} that is none, on every route that could use one. */
class IdempotencyKeyHeader {
    private static final String NAME = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        List<String> keys = request.getHeaders().get(NAME);
        if (keys == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw Problem.invalid(NAME, "must be 1 to 255 visible ASCII characters");
        }
    }
}
