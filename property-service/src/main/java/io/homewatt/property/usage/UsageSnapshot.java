package io.homewatt.property.usage;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Where a property's usage is known from; it comes in and goes out in the same shape.
 *
 * @param usageSnapshotId the usage API's id
 * @param usageSnapshotType {@code actual}, {@code synthetic_solar} or {@code net}; a property has one snapshot of each
 */
public record UsageSnapshot(
        @NotNull @Pattern(
                regexp = "[A-Za-z0-9._:-]{1,128}",
                message = "must be an id: 1 to 128 letters, digits, '.', '_', ':' or '-'")
        String usageSnapshotId,

        @NotNull @Pattern(regexp = "actual|synthetic_solar|net", message = "must be actual, synthetic_solar or net") String usageSnapshotType) {}
