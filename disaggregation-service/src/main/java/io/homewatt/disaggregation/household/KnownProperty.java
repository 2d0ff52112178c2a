package io.homewatt.disaggregation.household;

import java.util.UUID;

/** What is known of a property that is not removed. */
public record KnownProperty(UUID id, UUID customerId, String icp) {}
