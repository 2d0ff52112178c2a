package io.homewatt.disaggregation.alwayson;

import static org.awaitility.Awaitility.await;

import io.homewatt.disaggregation.household.PublicIds;
import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.DayRows;
import io.homewatt.disaggregation.reads.Partitions;
import io.homewatt.disaggregation.reads.ReadBatch;
import io.homewatt.disaggregation.reads.Reads;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;

/** Meters, accounts and properties of tests' organisations, and what came of them. */
@ApplicationScoped
class Meters {
    static final String UTILITY = "UTIL";
    static final String ICP = "0000143418TRD9F";
    private static final int HALF_HOUR = 1800;

    private final Transactions transactions;
    private final Reads reads;
    private final Partitions partitions;
    private final Pool pool;
    private final SumUp sumUp;

    Meters(Transactions transactions, Reads reads, Partitions partitions, Pool pool, SumUp sumUp) {
        this.transactions = transactions;
        this.reads = reads;
        this.partitions = partitions;
        this.pool = pool;
        this.sumUp = sumUp;
    }

    /** What a home draws in W at an instant. */
    @FunctionalInterface
    interface Load {
        double watts(Instant at);

        /** In the evening the kettle is on. */
        static Load home(double alwaysOn, ZoneId zone) {
            return at -> alwaysOn + (LocalTime.ofInstant(at, zone).getHour() == 18 ? 1800 : 0);
        }
    }

    static String source(String account) {
        return UTILITY + "/" + account;
    }

    /** A month's half-hours, stated at a time. */
    static List<DayRow> month(
            Organisation organisation,
            String source,
            Channel channel,
            YearMonth month,
            ZoneId zone,
            Load load,
            long issued) {
        DayRows rows = new DayRows(organisation.id(), source, issued);
        long end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toEpochSecond();
        for (long at = month.atDay(1).atStartOfDay(zone).toEpochSecond(); at < end; at += HALF_HOUR) {
            rows.take(channel, at, HALF_HOUR, Math.round(500 * load.watts(Instant.ofEpochSecond(at))), false);
        }
        return rows.rows();
    }

    static List<DayRow> month(
            Organisation organisation, String account, YearMonth month, double alwaysOn, long issued) {
        return month(
                organisation,
                source(account),
                Channel.EXTRACTION,
                month,
                ZoneOffset.UTC,
                Load.home(alwaysOn, ZoneOffset.UTC),
                issued);
    }

    void put(List<DayRow> rows) {
        ReadBatch batch = ReadBatch.of(rows);
        run(() -> partitions
                .make(Partitions.Table.READ_DAY, batch.months())
                .chain(() -> transactions.write(session -> reads.put(session, batch))));
    }

    /** Puts rows in a transaction that ends when it may; it has put them when this returns. */
    CompletableFuture<Void> beginToPut(List<DayRow> rows, CompletableFuture<Void> mayEnd) {
        ReadBatch batch = ReadBatch.of(rows);
        run(() -> partitions.make(Partitions.Table.READ_DAY, batch.months()));
        CompletableFuture<Void> put = new CompletableFuture<>();
        CompletableFuture<Void> ended = begin(() -> transactions.write(session -> reads.put(session, batch)
                .invoke(() -> put.complete(null))
                .chain(() -> {
                    var context = Vertx.currentContext();
                    return Uni.createFrom()
                            .completionStage(mayEnd)
                            .emitOn(then -> context.runOnContext(ignored -> then.run()));
                })));
        put.orTimeout(20, TimeUnit.SECONDS).join();
        return ended;
    }

    void sumUp() {
        run(sumUp::round);
    }

    static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> CompletableFuture<T> begin(Supplier<Uni<T>> work) {
        return CompletableFuture.supplyAsync(() -> run(work));
    }

    List<Row> rows(String sql, Object... values) {
        return StreamSupport.stream(
                        pool.preparedQuery(sql)
                                .executeAndAwait(Tuple.from(values))
                                .spliterator(),
                        false)
                .toList();
    }

    /** A UTC day's half-hours, as a utility sends them. */
    static IncomingEvent readsOf(Organisation organisation, String account, LocalDate day, Load load) {
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<String, Object> data = Map.of(
                "utility_code",
                UTILITY,
                "utility_account_id",
                account,
                "channel",
                "extraction",
                "start",
                begin.toString(),
                "interval_seconds",
                HALF_HOUR,
                "unit",
                "Wh",
                "values",
                IntStream.range(0, 48)
                        .mapToDouble(i -> load.watts(begin.plusSeconds((long) i * HALF_HOUR)) / 2)
                        .toArray(),
                "quality",
                "actual");
        return new IncomingEvent(organisation, "meter.reads.v1", account, 0, data, UUID.randomUUID());
    }

    /** An account as its event says, with what a test changes of it. */
    static Map<String, Object> account(UUID id, String utilityAccount) {
        Map<String, Object> data = new HashMap<>();
        data.put("account_id", id.toString());
        data.put("provider_account_id", utilityAccount);
        data.put("status", "ACTIVE");
        data.put("type", "CUSTOMER");
        data.put("utility_code", UTILITY.toLowerCase());
        data.put("utility_customer_id", 17);
        data.put("utility_account_id", utilityAccount);
        data.put("icp", null);
        data.put("time_zone", "UTC");
        return data;
    }

    /** Sends an account's event and waits until it is known. */
    void know(KafkaCompanion kafka, Organisation organisation, Map<String, Object> account, long version) {
        know(kafka, organisation, id(account), account, version);
    }

    /** The same, behind the events of another account. */
    void know(KafkaCompanion kafka, Organisation organisation, UUID behind, Map<String, Object> account, long version) {
        send(kafka, organisation, behind, account, version);
        soon().until(() -> !rows(
                        "select from known_account where org_id = $1 and id = $2 and version >= $3",
                        organisation.id(),
                        id(account),
                        version)
                .isEmpty());
    }

    void send(KafkaCompanion kafka, Organisation organisation, UUID key, Map<String, Object> account, long version) {
        String type = account.get("status").equals("DELETED") ? "account.deleted.v1" : "account.updated.v1";
        new IncomingEvent(organisation, type, key.toString(), version, account, UUID.randomUUID())
                .send(kafka, "homewatt.accounts.v1");
    }

    private static UUID id(Map<String, Object> account) {
        return UUID.fromString((String) account.get("account_id"));
    }

    /** Sends a property's event and waits until it is known. */
    void know(
            KafkaCompanion kafka,
            Organisation organisation,
            String type,
            UUID property,
            UUID customer,
            String icp,
            long version) {
        Map<String, Object> data = Map.of(
                "property_id",
                PublicIds.PROPERTY.of(property),
                "customer_id",
                PublicIds.CUSTOMER.of(customer),
                "icp",
                icp,
                "property_lifecycle",
                "verified");
        new IncomingEvent(organisation, type, PublicIds.PROPERTY.of(property), version, data, UUID.randomUUID())
                .send(kafka, "homewatt.properties.v1");
        soon().until(() -> !rows(
                        "select from known_property where org_id = $1 and id = $2 and version >= $3",
                        organisation.id(),
                        property,
                        version)
                .isEmpty());
    }

    /** An upload of a property's. */
    UUID snapshot(Organisation organisation, UUID property, UUID customer) {
        UUID id = UUID.randomUUID();
        rows("""
                insert into usage_snapshot (org_id, id, customer_id, property_id, created_at, report)
                values ($1, $2, $3, $4, now(), '{}')""", organisation.id(), id, customer, property);
        return id;
    }

    /** The month's W, or why there is none; null where there is no row. */
    Object figure(Organisation organisation, UUID account, YearMonth month) {
        return rows(
                        "select watts, none from month_estimate where org_id = $1 and account_id = $2 and month = $3",
                        organisation.id(),
                        account,
                        month.atDay(1))
                .stream()
                .map(row -> row.getString("none") == null ? (Object) row.getDouble("watts") : row.getString("none"))
                .findFirst()
                .orElse(null);
    }

    List<LocalDate> days(Organisation organisation, UUID account) {
        return rows(
                        "select day from day_summary where org_id = $1 and account_id = $2 order by day",
                        organisation.id(),
                        account)
                .stream()
                .map(row -> row.getLocalDate("day"))
                .toList();
    }

    long marks(Organisation organisation) {
        return rows("select count(*) as n from stale_day where org_id = $1", organisation.id())
                .get(0)
                .getLong("n");
    }

    static List<SentEvent> told(Organisation organisation) {
        return SentEvent.of(organisation);
    }

    /** Waits without losing time. */
    static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20));
    }
}
