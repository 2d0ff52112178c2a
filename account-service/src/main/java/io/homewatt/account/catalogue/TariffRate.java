package io.homewatt.account.catalogue;

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
        String rateGroupName,
        String rateName,
        String chargeType,
        String chargePeriod,
        String season,
        String timeOfUse,
        List<RateBand> rateBands) {}
