package io.homewatt.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.homewatt.account.address.Address;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.tariff.AccountTariff;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account as the API shows it: null members are written, and the address only when there is one.
 *
 * @param accountManager the owner under its newer name
 * @param projects always null: clients expect the member
 */
record AccountView(
        String accountId,
        String providerAccountId,
        String accountName,
        String customerOrgId,
        String customerOrgName,
        @JsonInclude(Include.NON_NULL) AddressView address,
        String timeZone,
        String owner,
        String accountManager,
        AccountStatus status,
        AccountType type,
        Map<String, PropertyData> properties,
        List<AccountTariff> tariffs,
        Object projects)
        implements AccountResult {
    static final String TYPE = "Account";

    /** What identifies an account, for {@code fields=min}. */
    record Least(String accountId, String providerAccountId, String accountName) implements AccountResult {}

    /** @param formattedAddress and the members that are rarely given: only when they are */
    record AddressView(
            String addressString,
            @JsonInclude(Include.NON_NULL) String addressName,
            String address1,
            @JsonInclude(Include.NON_NULL) String address2,
            String city,
            String state,
            String zip,
            String country,
            @JsonInclude(Include.NON_NULL) String formattedAddress,
            Double lon,
            Double lat) {
        private static AddressView of(Address address, Fields fields) {
            return new AddressView(
                    address.addressString(),
                    address.addressName(),
                    address.address1(),
                    address.address2(),
                    address.city(),
                    address.state(),
                    address.zip(),
                    address.country(),
                    fields == Fields.EXT ? address.formattedAddress() : null,
                    address.lon(),
                    address.lat());
        }
    }

    static AccountResult of(Account account, Fields fields) {
        String id = account.key.id().toString();
        if (fields == Fields.MIN) {
            return new Least(id, account.providerAccountId, account.accountName);
        }
        return new AccountView(
                id,
                account.providerAccountId,
                account.accountName,
                account.customerOrgId,
                account.customerOrgName,
                account.address == null ? null : AddressView.of(account.address, fields),
                account.timeZone,
                account.owner,
                account.owner,
                account.status,
                account.type,
                account.properties == null ? null : new TreeMap<>(account.properties),
                account.tariffs == null ? null : account.tariffs.tariffs(),
                null);
    }

    /** What is left to say of an account that was deleted. */
    static AccountView deleted(Account account) {
        return new AccountView(
                account.key.id().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                AccountStatus.DELETED,
                null,
                null,
                null,
                null);
    }
}
