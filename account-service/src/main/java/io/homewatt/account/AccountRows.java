package io.homewatt.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.homewatt.account.address.Address;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.tariff.TariffHistory;
import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts as they are read for being shown, and added: without a session, and so changes of them are lost. */
@ApplicationScoped
class AccountRows {
    /** JSON comes as text, for the client would else make other objects of it before. */
    static final String COLUMNS = """
            org_id, id, provider_account_id, account_name, customer_org_id, customer_org_name, address_string, address_name,
            address1, address2, city, state, zip, country, formatted_address, lon, lat, time_zone, owner, status, type,
            properties::varchar, tariffs::varchar, in_force::varchar, next_tariff_change, created_at, updated_at, version""";

    private static final String BY_ID = "select " + COLUMNS + " from account where org_id = $1 and id = $2";

    private static final String BY_PROVIDER_ID =
            "select " + COLUMNS + " from account where org_id = $1 and provider_account_id = $2";

    /** Of {@link #values}. */
    private static final String INSERT = """
            insert into account (org_id, id, provider_account_id, account_name, customer_org_id, customer_org_name,
                                 address_string, address_name, address1, address2, city, state, zip, country,
                                 formatted_address, lon, lat, time_zone, owner, status, type, properties, tariffs, in_force,
                                 next_tariff_change, created_at, updated_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22::varchar::jsonb, $23::varchar::jsonb, $24::varchar::jsonb, $25, $26, $27, $28)""";

    /** As Hibernate reads and writes it. */
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static final ObjectReader PROPERTIES =
            JSON.readerFor(new TypeReference<TreeMap<String, PropertyData>>() {});
    private static final ObjectReader TARIFFS = JSON.readerFor(TariffHistory.class);
    private static final ObjectReader IN_FORCE = JSON.readerFor(new TypeReference<Map<String, Long>>() {});

    private final Transactions transactions;

    AccountRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The account, or null. */
    Uni<Account> find(String organisation, AccountRef ref) {
        return ref instanceof AccountRef.ById byId
                ? find(BY_ID, organisation, byId.id())
                : find(BY_PROVIDER_ID, organisation, ((AccountRef.ByProviderId) ref).id());
    }

    private Uni<Account> find(String statement, String organisation, Optional<?> id) {
        return id.map(value -> transactions
                        .rows(statement, Tuple.of(organisation, value))
                        .map(rows -> rows.isEmpty() ? null : account(rows.get(0))))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** Adds an account. */
    Uni<Void> insert(SqlConnection connection, Account account) {
        return connection.preparedQuery(INSERT).execute(values(account)).replaceWithVoid();
    }

    private static Tuple values(Account account) {
        Address address = account.address == null ? Address.NONE : account.address;
        return Tuple.from(Arrays.asList(
                account.key.organisation(),
                account.key.id(),
                account.providerAccountId,
                account.accountName,
                account.customerOrgId,
                account.customerOrgName,
                address.addressString(),
                address.addressName(),
                address.address1(),
                address.address2(),
                address.city(),
                address.state(),
                address.zip(),
                address.country(),
                address.formattedAddress(),
                address.lon(),
                address.lat(),
                account.timeZone,
                account.owner,
                account.status.name(),
                account.type == null ? null : account.type.name(),
                json(account.properties),
                json(account.tariffs),
                json(account.inForce),
                account.nextTariffChange == null ? null : account.nextTariffChange.atOffset(ZoneOffset.UTC),
                account.createdAt.atOffset(ZoneOffset.UTC),
                account.updatedAt.atOffset(ZoneOffset.UTC),
                account.version));
    }

    /** The account of a row with all the columns. */
    static Account account(Row row) {
        var account = new Account();
        account.key = new Account.Key(row.getString("org_id"), row.getUUID("id"));
        account.providerAccountId = row.getString("provider_account_id");
        account.accountName = row.getString("account_name");
        account.customerOrgId = row.getString("customer_org_id");
        account.customerOrgName = row.getString("customer_org_name");
        account.address = address(row);
        account.timeZone = row.getString("time_zone");
        account.owner = row.getString("owner");
        account.status = AccountStatus.valueOf(row.getString("status"));
        String type = row.getString("type");
        account.type = type == null ? null : AccountType.valueOf(type);
        account.properties = json(row, "properties", PROPERTIES);
        account.tariffs = json(row, "tariffs", TARIFFS);
        account.inForce = json(row, "in_force", IN_FORCE);
        var nextTariffChange = row.getOffsetDateTime("next_tariff_change");
        account.nextTariffChange = nextTariffChange == null ? null : nextTariffChange.toInstant();
        account.createdAt = row.getOffsetDateTime("created_at").toInstant();
        account.updatedAt = row.getOffsetDateTime("updated_at").toInstant();
        account.version = row.getLong("version");
        return account;
    }

    private static Address address(Row row) {
        var address = new Address(
                row.getString("address_string"),
                row.getString("address_name"),
                row.getString("address1"),
                row.getString("address2"),
                row.getString("city"),
                row.getString("state"),
                row.getString("zip"),
                row.getString("country"),
                row.getString("formatted_address"),
                row.getDouble("lon"),
                row.getDouble("lat"));
        return address.equals(Address.NONE) ? null : address;
    }

    private static <T> T json(Row row, String column, ObjectReader reader) {
        String text = row.getString(column);
        try {
            return text == null ? null : reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
