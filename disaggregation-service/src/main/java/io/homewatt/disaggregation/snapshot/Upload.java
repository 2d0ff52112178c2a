package io.homewatt.disaggregation.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Meter files of a customer's property, which are on disk until the request ends. */
record Upload(UUID customerId, UUID propertyId, List<Path> files) {}
