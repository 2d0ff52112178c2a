package io.homewatt.account.credentials;

import io.homewatt.platform.rest.ProblemType;

/** The errors that only callers with credentials get. */
enum CredentialsProblem implements ProblemType {
    TOO_MANY_FAILURES(429, "Wrong secrets came too often with this app id; try again in a minute.");

    private final int status;
    private final String message;

    CredentialsProblem(int status, String message) {
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
