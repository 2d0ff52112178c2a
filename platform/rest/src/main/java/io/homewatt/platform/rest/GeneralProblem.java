package io.homewatt.platform.rest;

/** The errors that every API has. */
public enum GeneralProblem implements ProblemType {
    MALFORMED_BODY(400, "The body is not the JSON that this route takes."),
    INVALID_REQUEST(400, "The request has invalid values."),
    UNAUTHENTICATED(401, "A valid access token is needed."),
    FORBIDDEN(403, "The access token doesn't allow this."),
    SUBSCRIPTION_KEY_INVALID(403, "The header ahiko-app-id must be a subscription key of your organisation."),
    NOT_FOUND(404, "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "This address doesn't take this method."),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available."),
    IDEMPOTENCY_KEY_REUSED(409, "The Idempotency-Key was used for another request."),
    PRECONDITION_FAILED(412, "It was changed since you read it; read it again."),
    BODY_TOO_LARGE(413, "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json, in no other encoding than is documented."),
    INTERNAL_ERROR(500, "Something went wrong on our side."),
    SERVICE_UNAVAILABLE(503, "Something that is needed is down; try again shortly.");

    private final int status;
    private final String message;

    GeneralProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
