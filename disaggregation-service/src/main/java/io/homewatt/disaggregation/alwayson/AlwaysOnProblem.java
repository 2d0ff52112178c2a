package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.rest.ProblemType;

/** The errors of the always-on API, besides the general ones. */
enum AlwaysOnProblem implements ProblemType {
    ACCOUNT_NOT_FOUND("Account not found."),
    NO_ALWAYS_ON("Account has no always-on usage.");

    private final String message;

    AlwaysOnProblem(String message) {
        this.message = message;
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String message() {
        return message;
    }
}
