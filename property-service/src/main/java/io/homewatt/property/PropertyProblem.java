package io.homewatt.property;

import io.homewatt.platform.rest.ProblemType;

/** The errors of the property API, besides the general ones. */
public enum PropertyProblem implements ProblemType {
    CUSTOMER_NOT_FOUND(404, "There is no such customer."),
    PROPERTY_NOT_FOUND(404, "The customer has no such property."),
    CUSTOMER_INACTIVE(409, "The customer's account is closed."),
    PROPERTY_EXISTS(409, "The customer has a property with this ICP already.");

    private final int status;
    private final String message;

    PropertyProblem(int status, String message) {
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
