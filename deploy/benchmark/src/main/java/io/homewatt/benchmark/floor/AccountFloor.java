package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What account-service does with one account. */
final class AccountFloor {
    static final String COLUMNS = """
            org_id, id, provider_account_id, account_name, customer_org_id, customer_org_name, address_string, address_name,
            address1, address2, city, state, zip, country, formatted_address, lon, lat, time_zone, owner, status, type,
            properties, tariffs, in_force, next_tariff_change, created_at, updated_at, version""";

    private static final String SELECT = "select " + COLUMNS + " from account where org_id = $1 ";

    private static final String INSERT = """
            insert into account (account_name, address1, address2, address_name, address_string, city, country,
                                 formatted_address, lat, lon, state, zip, created_at, customer_org_id, customer_org_name,
                                 in_force, next_tariff_change, owner, properties, provider_account_id, status, tariffs,
                                 time_zone, type, updated_at, version, org_id, id)
            values ($1, $2, null, null, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, null, $12, null, null, $13, $14, 'ACTIVE',
                    $15, null, null, $11, 0, $16, $17)""";

    private static final String TOPIC = "homewatt.accounts.v1";
    private static final String AVAILABLE_TARIFFS = Statements.text("available-tariffs.sql");

    private final Pool pool;
    private Future<Row> template;

    AccountFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> byId(Asked asked) {
        return pool.preparedQuery(SELECT + "and id = $2")
                .execute(Tuple.of(Platform.ORGANISATION, UUID.fromString(asked.part(4))))
                .map(Answer::ofFirst);
    }

    Future<Answer> byProviderId(Asked asked) {
        return pool.preparedQuery(SELECT + "and provider_account_id = $2")
                .execute(Tuple.of(Platform.ORGANISATION, asked.part(5)))
                .map(Answer::ofFirst);
    }

    /** With what the service has found out about the place, which takes it no statement, from the first account. */
    Future<Answer> create(Asked asked) {
        JsonObject given = asked.body();
        return template()
                .compose(template -> pool.withTransaction(connection -> connection
                        .preparedQuery(AVAILABLE_TARIFFS)
                        .execute(Tuple.of(
                                template.getString("zip"),
                                template.getString("country"),
                                "RESIDENTIAL",
                                "ELECTRICITY",
                                LocalDate.now(ZoneOffset.UTC),
                                false,
                                false))
                        .compose(tariffs -> insert(
                                connection,
                                given,
                                template,
                                new JsonObject(tariffs.iterator().next().getString(0))))));
    }

    private Future<Answer> insert(SqlConnection connection, JsonObject given, Row template, JsonObject tariff) {
        UUID id = Events.id();
        String providerId = given.getString("providerAccountId");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Tuple row = Tuple.tuple()
                .addValue(given.getString("accountName"))
                .addValue(template.getString("address1"))
                .addValue(given.getJsonObject("address").getString("addressString"));
        for (String column : new String[] {"city", "country", "formatted_address", "lat", "lon", "state", "zip"}) {
            row.addValue(template.getValue(column));
        }
        row.addValue(now)
                .addValue(template.getValue("in_force"))
                .addValue(template.getValue("properties"))
                .addValue(providerId)
                .addValue(template.getValue("tariffs"))
                .addValue(Platform.ORGANISATION)
                .addValue(id);
        JsonObject created = new JsonObject()
                .put("account_id", id.toString())
                .put("provider_account_id", providerId)
                .put("status", "ACTIVE")
                .put("utility_account_id", providerId)
                .put("time_zone", tariff.getString("timeZone"))
                .put("latitude", 37.8)
                .put("longitude", -122.4)
                .put("created_at", now.toString())
                .put("updated_at", now.toString());
        JsonObject changed = created.copy()
                .put("service_type", tariff.getString("serviceType"))
                .put("master_tariff_id", tariff.getLong("masterTariffId"))
                .put("tariff_code", tariff.getString("tariffCode"))
                .put("tariff_name", tariff.getString("tariffName"))
                .put("lse_id", tariff.getLong("lseId"))
                .put("customer_likelihood", tariff.getNumber("customerLikelihood"));
        return connection
                .preparedQuery(INSERT)
                .execute(row)
                .compose(done -> Events.append(connection, TOPIC, id.toString(), "account.created.v1", now, created))
                .compose(done ->
                        Events.append(connection, TOPIC, id.toString(), "account.tariff-changed.v1", now, changed))
                .map(done -> new Answer(
                        200,
                        created.copy()
                                .put("tariffs", template.getValue("tariffs"))
                                .put("tariff", tariff)));
    }

    private Future<Row> template() {
        if (template == null) {
            template = pool.preparedQuery(SELECT + "and provider_account_id = 'bench-template'")
                    .execute(Tuple.of(Platform.ORGANISATION))
                    .map(rows -> rows.iterator().next());
        }
        return template;
    }
}
