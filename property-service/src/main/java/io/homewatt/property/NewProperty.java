package io.homewatt.property;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;

/**
 * What a property is created from.
 *
 * @param icp ten digits, two letters, three hexadecimal check digits (Electricity Industry Participation Code, Schedule
 *     11.1 clause 1), in whatever case; whether the check digits are right is the registry's to say
 * @param customerId may be given, and is then the customer of the path
 */
record NewProperty(
        @NotNull @Pattern(
                regexp = "[0-9]{10}[A-Za-z]{2}[0-9A-Fa-f]{3}",
                message = "must be an ICP: ten digits, two letters and three hexadecimal digits")
        String icp,

        String customerId) {
    String normalisedIcp() {
        return icp.toUpperCase(Locale.ROOT);
    }
}
