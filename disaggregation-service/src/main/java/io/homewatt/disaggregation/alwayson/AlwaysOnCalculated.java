package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.platform.outbox.OutboxEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What the event {@code always-on.calculated.v1} says.
 *
 * @param month a calendar month of where the account is
 * @param start when it begins, and {@code end}: when it ends
 * @param watts the mean power that is always on; three decimals
 * @param kilowattHours its energy in the time that the reads cover
 * @param ratio its share of all that was taken from the grid, 0–1
 */
record AlwaysOnCalculated(
        UUID accountId,
        String utilityCode,
        Long utilityCustomerId,
        String utilityAccountId,
        YearMonth month,
        Instant start,
        Instant end,
        BigDecimal watts,
        BigDecimal kilowattHours,
        BigDecimal ratio,
        Instant calculatedAt) {
    private static final String TOPIC = "homewatt.always-on.v1";
    private static final String TYPE = "always-on.calculated.v1";

    static AlwaysOnCalculated of(KnownAccount account, YearMonth month, AlwaysOn figure, Instant now) {
        ZoneId zone = account.site().zone();
        return new AlwaysOnCalculated(
                account.id(),
                account.utilityCode(),
                account.utilityCustomerId(),
                account.utilityAccountId(),
                month,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                BigDecimal.valueOf(figure.watts()).setScale(3, RoundingMode.HALF_UP),
                figure.kilowattHours(),
                figure.ratio(),
                now);
    }

    OutboxEvent event(String organisation, long version) {
        return new OutboxEvent(organisation, TOPIC, utilityAccountId, TYPE, version, calculatedAt, this);
    }
}
