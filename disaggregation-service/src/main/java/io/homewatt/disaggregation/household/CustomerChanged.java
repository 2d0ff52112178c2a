package io.homewatt.disaggregation.household;

/**
 * What the customer events have in common, as far as it is needed here.
 *
 * @param authUserId the customer's own user at the identity provider, or null
 */
record CustomerChanged(String customerId, String authUserId) {}
