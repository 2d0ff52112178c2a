package io.homewatt.account.envelope;

import io.homewatt.platform.rest.Problem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Clients that can only POST say in {@code method=} what they mean. */
class MethodOverride {
    private static final String PARAMETER = "method";

    @ServerRequestFilter(preMatching = true)
    void override(ContainerRequestContext request) {
        String method = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        if (method == null || !request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        switch (method) {
            case HttpMethod.PUT, HttpMethod.DELETE -> request.setMethod(method);
            case HttpMethod.POST -> {
                // As it came.
            }
            default -> throw Problem.invalid(PARAMETER, "must be PUT or DELETE");
        }
    }
}
