package io.homewatt.customer;

/** The answer to creating a customer, which has its id beside {@code success}. */
record CustomerCreatedView(boolean success, String customerId) {
    static CustomerCreatedView of(Customer customer) {
        return new CustomerCreatedView(true, CustomerId.of(customer.key.id()));
    }
}
