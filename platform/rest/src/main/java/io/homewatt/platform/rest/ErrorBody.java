package io.homewatt.platform.rest;

import java.util.List;

/** What every error looks like. */
public record ErrorBody(boolean success, Error error) {
    /**
     * @param code stable, in snake case
     * @param message one sentence for people
     * @param details which fields are wrong, if any are
     * @param requestId the id under which the request is in the logs
     */
    public record Error(String code, String message, List<Detail> details, String requestId) {}

    /**
     * @param field the member, parameter or header
     * @param message what is wrong with it, without its value
     */
    public record Detail(String field, String message) {}

    static ErrorBody of(ProblemType type, List<Detail> details, String requestId) {
        return new ErrorBody(false, new Error(type.code(), type.message(), details, requestId));
    }
}
