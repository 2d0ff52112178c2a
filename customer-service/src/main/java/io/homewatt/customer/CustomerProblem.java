package io.homewatt.customer;

import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/** The errors of the customer API, besides the general ones. */
enum CustomerProblem implements ProblemType {
    CUSTOMER_NOT_FOUND(404, "There is no such customer."),
    CUSTOMER_INACTIVE(409, "The customer's account is closed."),
    EMAIL_ADDRESS_TAKEN(409, "Another customer has this e-mail address."),
    AUTH_USER_ID_TAKEN(409, "Another customer has this auth_user_id.");

    private final int status;
    private final String message;

    CustomerProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** What a violated constraint means; the failure itself if it is none that a request can violate. */
    static RuntimeException of(ConstraintViolationException failure) {
        return switch (String.valueOf(failure.getConstraintName())) {
            case "customer_email_address" -> new Problem(EMAIL_ADDRESS_TAKEN);
            case "customer_auth_user_id" -> new Problem(AUTH_USER_ID_TAKEN);
            default -> failure;
        };
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
