package io.homewatt.customer;

import io.homewatt.platform.rest.ProblemType;

/** The errors of the customer API, besides the general ones. */
enum CustomerProblem implements ProblemType {
    CUSTOMER_NOT_FOUND(404, "There is no such customer."),
    EMAIL_ADDRESS_TAKEN(409, "Another customer has this e-mail address."),
    AUTH_USER_ID_TAKEN(409, "Another customer has this auth_user_id.");

    private final int status;
    private final String message;

    CustomerProblem(int status, String message) {
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
