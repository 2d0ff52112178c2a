package io.homewatt.account.catalogue;

import io.homewatt.platform.rest.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a tariff charges for one thing; in the catalogue as it is on the wire.
 *
 * @param rateGroupName such as {@code Energy Charges}
 * @param chargeType {@code FIXED_PRICE}, {@code CONSUMPTION_BASED}, {@code DEMAND_BASED}, {@code QUANTITY},
 *     {@code MINIMUM}, {@code MAXIMUM} or {@code TAX}
 * @param chargePeriod such as {@code MONTHLY}
 * @param season its name, or null when it is for the whole year
 * @param timeOfUse the name of its hours, or null when it is for all of them
 * @param rateBands its tiers, in their order
 */
public record TariffRate(
        @Text(max = 255) String rateGroupName,
        @Text(max = 255) String rateName,

        @Pattern(
                regexp = "FIXED_PRICE|CONSUMPTION_BASED|DEMAND_BASED|QUANTITY|MINIMUM|MAXIMUM|TAX",
                message = "must be a type of charge")
        String chargeType,

        @Text(max = 40) String chargePeriod,
        @Text(max = 255) String season,
        @Text(max = 500) String timeOfUse,
        @Size(max = 100) List<@NotNull @Valid RateBand> rateBands) {}
