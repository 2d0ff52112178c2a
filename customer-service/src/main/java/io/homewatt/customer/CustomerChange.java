package io.homewatt.customer;

/** What can become of a customer; each is an event. */
enum CustomerChange {
    CREATED("customer.created.v1"),
    UPDATED("customer.updated.v1"),
    /** It has a user at the identity provider now. */
    ACTIVATED("customer.activated.v1"),
    CLOSED("customer.closed.v1");

    private final String eventType;

    CustomerChange(String eventType) {
        this.eventType = eventType;
    }

    String eventType() {
        return eventType;
    }
}
