package io.homewatt.property;

/** The answer to a change of a property. */
record PropertyIds(String customerId, String propertyId) {}
