package io.homewatt.customer.properties;

/** What the property events have in common, as far as the lists need it. */
record PropertyChanged(String propertyId, String customerId, String icp, String propertyLifecycle) {}
