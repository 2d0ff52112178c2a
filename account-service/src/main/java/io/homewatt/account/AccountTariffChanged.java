package io.homewatt.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.account.tariff.AccountTariff;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the event says of another tariff coming into force.
 *
 * @param account who it is, as in the account's other events
 * @param masterTariffId null when none is in force any more, and so is what follows
 * @param customerLikelihood in percent: null or 100 for what was set, less for what we take for likely
 * @param previousMasterTariffId null when none was in force
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccountTariffChanged(
        @JsonUnwrapped AccountChanged account,
        String serviceType,
        Long masterTariffId,
        String tariffCode,
        String tariffName,
        Long lseId,
        BigDecimal customerLikelihood,
        LocalDate effectiveDate,
        LocalDate endDate,
        Long previousMasterTariffId) {
    static final String TYPE = "account.tariff-changed.v1";

    static AccountTariffChanged of(Account account, String serviceType, Long before, LocalDate today) {
        AccountTariff tariff = account.history().covering(today).stream()
                .filter(one -> one.serviceType().equals(serviceType))
                .findFirst()
                .orElse(null);
        return new AccountTariffChanged(
                AccountChanged.of(account),
                serviceType,
                tariff == null ? null : tariff.masterTariffId(),
                tariff == null ? null : tariff.tariffCode(),
                tariff == null ? null : tariff.tariffName(),
                tariff == null ? null : tariff.lseId(),
                tariff == null ? null : tariff.customerLikelihood(),
                tariff == null ? null : tariff.effectiveDate(),
                tariff == null ? null : tariff.endDate(),
                before);
    }
}
