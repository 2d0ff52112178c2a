package io.homewatt.account;

import io.homewatt.account.address.Address;
import io.homewatt.account.property.GivenProperty;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.tariff.AccountTariff;
import io.homewatt.account.tariff.DefaultTariffs;
import io.homewatt.account.tariff.TariffHistory;
import io.homewatt.platform.rest.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * An account of an organisation: usually a site that it supplies, or may come to supply. Its properties and tariffs are
 * in its row, for they are read and changed with it; what is in JSON is replaced and never changed in place.
 */
@Entity
class Account {
    /** The tz database's names, which the JDK gives a copy of each time. */
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** How many properties one may have. */
    private static final int MOST_PROPERTIES = 500;

    @EmbeddedId
    Key key;

    @Column(name = "provider_account_id")
    String providerAccountId;

    @Column(name = "account_name")
    String accountName;

    @Column(name = "customer_org_id")
    String customerOrgId;

    @Column(name = "customer_org_name")
    String customerOrgName;

    /** Null while nothing is known of it. */
    Address address;

    @Column(name = "time_zone")
    String timeZone;

    String owner;

    @Enumerated(EnumType.STRING)
    AccountStatus status;

    @Enumerated(EnumType.STRING)
    AccountType type;

    /** By their names; null when there never were any. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, PropertyData> properties;

    /** Null when there never were any. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    TariffHistory tariffs;

    /** The master tariffs in force, by service, as the events have told. */
    @Column(name = "in_force")
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, Long> inForce;

    /** When another tariff comes into force; null when none will. */
    @Column(name = "next_tariff_change")
    Instant nextTariffChange;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    long version;

    /** A new account that nothing is known of yet. */
    static Account of(Key key, String providerAccountId, Instant now) {
        var account = new Account();
        account.key = key;
        account.providerAccountId = providerAccountId;
        account.status = AccountStatus.ACTIVE;
        account.inForce = Map.of();
        account.createdAt = now;
        account.updatedAt = now;
        return account;
    }

    /** Takes in the fields of its own, the properties included; address and tariffs take more than that. */
    void take(GivenAccount given) {
        if (given.timeZone() != null && !given.timeZone().isEmpty()) {
            checkTimeZone(given.timeZone());
        }
        accountName = merged(given.accountName(), accountName);
        customerOrgId = merged(given.customerOrgId(), customerOrgId);
        customerOrgName = merged(given.customerOrgName(), customerOrgName);
        timeZone = merged(given.timeZone(), timeZone);
        // Clients send both names back and change the one that they know.
        String before = owner;
        owner = merged(given.accountManager(), owner);
        if (given.owner() != null && !given.owner().equals(before)) {
            owner = merged(given.owner(), owner);
        }
        status = given.status() == null ? status : given.status();
        type = given.type() == null ? type : given.type();
        if (given.properties() != null) {
            given.properties().forEach(property -> put(property, null));
        }
    }

    /**
     * Adds a property, or updates the one of its name.
     *
     * @param source where it comes from, or null for a client's own word
     */
    void put(GivenProperty given, String source) {
        PropertyData before = properties == null ? null : properties.get(given.keyName());
        PropertyData data = given.data(source);
        // Clients send back what they have read: that doesn't make our own word theirs.
        if (before != null && given.isAsRead(before)) {
            return;
        }
        Map<String, PropertyData> all = new TreeMap<>(properties == null ? Map.of() : properties);
        all.put(data.keyName(), data);
        if (all.size() > MOST_PROPERTIES) {
            throw Problem.invalid("properties", "must not be more than " + MOST_PROPERTIES);
        }
        properties = all;
    }

    void removeProperty(String keyName) {
        if (properties != null && properties.containsKey(keyName)) {
            properties = new TreeMap<>(properties);
            properties.remove(keyName);
        }
    }

    void setTariffs(TariffHistory history) {
        if (tariffs != null || !history.tariffs().isEmpty()) {
            tariffs = history;
        }
    }

    /** Notes which tariffs are in force now, and until when; of one that is deleted, none will come. */
    void settle(Instant now) {
        LocalDate today = today(now);
        LocalDate next = isDeleted() ? null : history().nextChange(today);
        nextTariffChange = next == null ? null : next.atStartOfDay(zone()).toInstant();
        if (!isDeleted()) {
            inForce = history().inForce(today);
        }
    }

    TariffHistory history() {
        return tariffs == null ? TariffHistory.NONE : tariffs;
    }

    DefaultTariffs.Grounds grounds() {
        return DefaultTariffs.Grounds.of(address, properties, history());
    }

    boolean isDeleted() {
        return status == AccountStatus.DELETED;
    }

    /** The day where the account is: in its time zone, or else in that of its tariff, or else in UTC. */
    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone());
    }

    private ZoneId zone() {
        String zone = knownTimeZone();
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }

    /** The time zone that was given, or else that of its first tariff that has one; or null. */
    String knownTimeZone() {
        return timeZone != null
                ? timeZone
                : history().tariffs().stream()
                        .map(AccountTariff::timeZone)
                        .filter(zone -> zone != null && ZONES.contains(zone))
                        .findFirst()
                        .orElse(null);
    }

    private static void checkTimeZone(String name) {
        if (!ZONES.contains(name)) {
            throw Problem.invalid("timeZone", "must be a name of the tz database");
        }
    }

    private static String merged(String given, String before) {
        if (given == null) {
            return before;
        }
        return given.isEmpty() ? null : given;
    }

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
