package io.homewatt.customer.properties;

/**
 * A property in a customer's list.
 *
 * @param propertyLifecycle {@code verified} or {@code unverified}
 */
public record ListedProperty(String propertyId, String icp, String propertyLifecycle) {}
