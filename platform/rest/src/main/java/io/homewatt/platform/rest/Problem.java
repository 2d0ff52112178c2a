package io.homewatt.platform.rest;

import java.util.List;

/** Ends a request with an error that the API documents. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<ErrorBody.Detail> details;

    public Problem(ProblemType type) {
        this(type, List.of());
    }

    /** An error of which one field is the cause; {@code message} doesn't repeat its value. */
    public Problem(ProblemType type, String field, String message) {
        this(type, List.of(new ErrorBody.Detail(field, message)));
    }

    /** An error with several causes, whose messages don't repeat values. */
    public Problem(ProblemType type, List<ErrorBody.Detail> details) {
        super(type.code(), null, false, false);
        this.type = type;
        this.details = details;
    }

    /** A request with one invalid field; {@code message} doesn't repeat its value. */
    public static Problem invalid(String field, String message) {
        return new Problem(GeneralProblem.INVALID_REQUEST, field, message);
    }

    public ProblemType type() {
        return type;
    }

    List<ErrorBody.Detail> details() {
        return details;
    }
}
