package io.homewatt.account.tariff;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.homewatt.account.catalogue.Tariff;
import io.homewatt.account.catalogue.TariffRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * A tariff that an account has, as it is stored and shown, with what the catalogue said of it when it was set.
 *
 * @param customerClass only if the client gave it
 * @param customerLikelihood in percent: null or 100 for what was set, less for what we take for likely
 * @param effectiveDate the first day; null for ever since
 * @param endDate the first day after the last; null for ever on
 * @param rates contracted, tax or adjusted rates of the client's own, or null
 */
public record AccountTariff(
        long masterTariffId,
        String tariffCode,
        String tariffName,
        long lseId,
        String lseName,
        Long territoryId,
        String serviceType,
        String customerClass,
        BigDecimal customerLikelihood,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate effectiveDate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate endDate,
        String timeZone,
        String billingPeriod,
        String currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<TariffRate> rates) {
    /** What most tariffs are for, and what is meant when nothing else is said. */
    public static final String ELECTRICITY = "ELECTRICITY";

    private static final BigDecimal SET = BigDecimal.valueOf(100);

    /** A tariff of the catalogue, for so long, in this territory of its entity's. */
    static AccountTariff of(
            Tariff tariff,
            Long territoryId,
            BigDecimal likelihood,
            String customerClass,
            LocalDate effectiveDate,
            LocalDate endDate,
            List<TariffRate> rates) {
        return new AccountTariff(
                tariff.masterTariffId(),
                tariff.tariffCode(),
                tariff.tariffName(),
                tariff.lseId(),
                tariff.lseName(),
                territoryId,
                tariff.serviceType(),
                customerClass,
                plain(likelihood),
                effectiveDate,
                endDate,
                tariff.timeZone(),
                tariff.billingPeriod(),
                tariff.currency(),
                rates);
    }

    /** 100 and not 100.00, nor 1E+2. */
    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal rounded = number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Whether it is ours, and so reviewed, and not set by anybody. */
    @JsonIgnore
    public boolean isDefault() {
        return customerLikelihood != null && customerLikelihood.compareTo(SET) < 0;
    }

    /** Whether it is in force on a day. */
    boolean covers(LocalDate day) {
        return (effectiveDate == null || !day.isBefore(effectiveDate)) && (endDate == null || day.isBefore(endDate));
    }

    boolean overlaps(AccountTariff other) {
        return serviceType.equals(other.serviceType)
                && (endDate == null || other.effectiveDate == null || other.effectiveDate.isBefore(endDate))
                && (other.endDate == null || effectiveDate == null || effectiveDate.isBefore(other.endDate));
    }
}
