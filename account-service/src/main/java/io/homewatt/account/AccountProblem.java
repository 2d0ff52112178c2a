package io.homewatt.account;

import io.homewatt.account.envelope.ObjectProblem;
import io.homewatt.platform.rest.Problem;
import org.hibernate.exception.ConstraintViolationException;

/** The errors of accounts, besides the general ones. */
enum AccountProblem implements ObjectProblem {
    ACCOUNT_NOT_FOUND(404, "There is no such account."),
    PROVIDER_ACCOUNT_ID_TAKEN(409, "Another account has this providerAccountId.");

    private final int status;
    private final String message;

    AccountProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** Whether somebody else has just created an account of the same providerAccountId. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && "account_provider_account_id".equals(violation.getConstraintName());
    }

    static Problem taken() {
        return new Problem(PROVIDER_ACCOUNT_ID_TAKEN, "providerAccountId", "is another account's");
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String objectName() {
        return AccountView.TYPE;
    }
}
