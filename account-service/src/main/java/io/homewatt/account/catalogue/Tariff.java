package io.homewatt.account.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One version of a tariff.
 *
 * @param tariffId of this version
 * @param masterTariffId of all versions
 * @param lseId the load-serving entity that has it
 * @param serviceType such as {@code ELECTRICITY}
 * @param tariffType {@code DEFAULT}, {@code ALTERNATIVE}, {@code OPTIONAL_EXTRA} or {@code RIDER}
 * @param customerClass a {@link CustomerClass}
 * @param customerCount how many customers of the class have it, or null when nobody counted
 * @param customerLikelihood which share of the entity's customers of the class have it on the day in question, in percent
 *     with two decimals, 0–99.99; null of extras and riders, and of a version that isn't in effect on that day
 * @param territoryId where it is offered; null is wherever the entity supplies
 * @param effectiveDate the first day of this version, or null when it always was
 * @param endDate the last day of this version, or null when it has no end yet
 * @param timeZone a name of the tz database
 * @param currency by its ISO 4217 code
 * @param chargeTypes of its rates, separated by commas
 * @param properties what it depends on, by the property's key; null unless asked for
 * @param rates null unless asked for
 */
public record Tariff(
        long tariffId,
        long masterTariffId,
        String tariffCode,
        String tariffName,
        long lseId,
        String lseName,
        String serviceType,
        String tariffType,
        String customerClass,
        Long customerCount,
        BigDecimal customerLikelihood,
        Long territoryId,
        LocalDate effectiveDate,
        LocalDate endDate,
        String timeZone,
        String billingPeriod,
        String currency,
        String chargeTypes,
        String chargePeriod,
        boolean hasTimeOfUseRates,
        boolean hasTieredRates,
        boolean hasNetMetering,
        boolean isActive,
        Map<String, Object> properties,
        List<TariffRate> rates) {
    InBrief inBrief() {
        return new InBrief(tariffId, masterTariffId, tariffCode, tariffName, lseId, lseName);
    }

    /** What identifies it. */
    record InBrief(
            long tariffId, long masterTariffId, String tariffCode, String tariffName, long lseId, String lseName) {}
}
