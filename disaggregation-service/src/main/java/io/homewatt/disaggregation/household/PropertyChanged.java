package io.homewatt.disaggregation.household;

/** What the property events have in common, as far as it is needed here. */
record PropertyChanged(String propertyId, String customerId, String icp) {}
