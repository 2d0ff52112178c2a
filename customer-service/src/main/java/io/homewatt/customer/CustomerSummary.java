package io.homewatt.customer;

/** A customer in a list. */
record CustomerSummary(String customerId, String emailAddress) {
    static CustomerSummary of(Customer customer) {
        return new CustomerSummary(CustomerId.of(customer.key.id()), customer.emailAddress);
    }
}
