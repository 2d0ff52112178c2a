package io.homewatt.customer;

/** A customer in a list. */
record CustomerSummary(String customerId, String emailAddress) {}
