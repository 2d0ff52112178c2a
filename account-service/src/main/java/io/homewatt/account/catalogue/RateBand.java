package io.homewatt.account.catalogue;

import io.homewatt.platform.rest.Text;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;

/**
 * One tier of a rate.
 *
 * @param rateSequenceNumber from 1
 * @param hasConsumptionLimit whether another tier comes after
 * @param consumptionUpperLimit up to which consumption it goes, in the unit of what is charged, or null
 * @param rateAmount in the tariff's currency
 * @param rateUnit what the amount is for: {@code COST_PER_UNIT}, {@code PERCENTAGE}
 * @param isCredit whether the customer gets it rather than pays it
 */
public record RateBand(
        int rateSequenceNumber,
        boolean hasConsumptionLimit,
        @Digits(integer = 15, fraction = 15) BigDecimal consumptionUpperLimit,
        @Digits(integer = 15, fraction = 15) BigDecimal rateAmount,
        @Text(max = 60) String rateUnit,
        boolean isCredit) {}
