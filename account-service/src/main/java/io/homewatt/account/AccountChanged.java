package io.homewatt.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.property.PropertyKeys;
import io.homewatt.platform.outbox.OutboxEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What the events of an account's life say: who it is at the utility, and no name and no address.
 *
 * @param utilityCustomerId null, too, when what the account has is no integer
 * @param timeZone of the account, or else of its tariff
 * @param latitude and {@code longitude}, in degrees to one decimal, which tells the sun's hours and not the house
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccountChanged(
        String accountId,
        String providerAccountId,
        AccountStatus status,
        AccountType type,
        String utilityCode,
        Long utilityCustomerId,
        String utilityAccountId,
        String icp,
        String timeZone,
        BigDecimal latitude,
        BigDecimal longitude,
        Instant createdAt,
        Instant updatedAt) {
    private static final String TOPIC = "homewatt.accounts.v1";

    /**
     * The events of a change that the account has taken in and that was written, so that its version is the new one.
     *
     * @param told the tariffs in force that the events before have told of
     */
    static List<OutboxEvent> events(
            AccountChange change, Account account, Map<String, Long> told, LocalDate today, Instant now) {
        List<OutboxEvent> events = new ArrayList<>();
        change.eventType().ifPresent(type -> events.add(event(account, type, account.version, now, of(account))));
        var services = new TreeSet<>(told.keySet());
        services.addAll(account.inForce.keySet());
        for (String service : services) {
            Long before = told.get(service);
            if (!Objects.equals(before, account.inForce.get(service))) {
                events.add(event(
                        account,
                        AccountTariffChanged.TYPE,
                        account.version,
                        now,
                        AccountTariffChanged.of(account, service, before, today)));
            }
        }
        return events;
    }

    /** The event of an account's row being removed, after which there is no other. */
    static OutboxEvent removed(Account account, Instant now) {
        return event(account, AccountChange.DELETED.eventType().orElseThrow(), account.version + 1, now, of(account));
    }

    static AccountChanged of(Account account) {
        String utilityAccountId = property(account, PropertyKeys.UTILITY_ACCOUNT_ID);
        return new AccountChanged(
                account.key.id().toString(),
                account.providerAccountId,
                account.status,
                account.type,
                property(account, PropertyKeys.UTILITY_CODE),
                integer(property(account, PropertyKeys.UTILITY_CUSTOMER_ID)),
                utilityAccountId == null ? account.providerAccountId : utilityAccountId,
                property(account, PropertyKeys.ICP),
                account.knownTimeZone(),
                account.address == null ? null : coarse(account.address.lat()),
                account.address == null ? null : coarse(account.address.lon()),
                account.createdAt,
                account.updatedAt);
    }

    private static OutboxEvent event(Account account, String type, long version, Instant now, Object data) {
        return new OutboxEvent(
                account.key.organisation(), TOPIC, account.key.id().toString(), type, version, now, data);
    }

    private static String property(Account account, String key) {
        PropertyData property = account.properties == null ? null : account.properties.get(key);
        return property == null ? null : property.dataValue();
    }

    private static BigDecimal coarse(Double degrees) {
        return degrees == null ? null : BigDecimal.valueOf(degrees).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static Long integer(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
