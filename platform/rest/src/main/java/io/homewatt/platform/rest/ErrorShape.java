package io.homewatt.platform.rest;

import java.util.List;

/** How an API's errors look: {@link ErrorBody}, unless a service has a bean of its own. */
public interface ErrorShape {
    /** Errors as most APIs have them. */
    ErrorShape USUAL = ErrorBody::of;

    /**
     * The body of an error.
     *
     * @param details which fields are wrong, if any are
     * @param requestId the id under which the request is in the logs
     */
    Object of(ProblemType type, List<ErrorBody.Detail> details, String requestId);

    /**
     * The shape at a path, for a service whose APIs differ.
     *
     * @param path normalised, without the query
     */
    default ErrorShape at(String path) {
        return this;
    }

    /** How callers may say who they are, for {@code WWW-Authenticate}. */
    default String challenge() {
        return "Bearer";
    }
}
