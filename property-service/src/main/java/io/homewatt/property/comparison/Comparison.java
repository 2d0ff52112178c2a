package io.homewatt.property.comparison;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A comparison of plans that was made for a property.
 *
 * @param comparisonSagaId the comparison API's id
 */
public record Comparison(
        @NotNull @Pattern(
                regexp = "[A-Za-z0-9._:-]{1,128}",
                message = "must be an id: 1 to 128 letters, digits, '.', '_', ':' or '-'")
        String comparisonSagaId) {}
