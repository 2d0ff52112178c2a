package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.Platform;
import io.homewatt.benchmark.load.Call;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Server;
import io.homewatt.benchmark.load.Usage;
import io.homewatt.benchmark.scenario.Result.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Messages with a day of half-hours of an account each, from Kafka into committed rows; rates are in messages. At a fixed
 * rate the table is looked at every 20 ms; saturated, nothing is taken in before all is there. The floor puts the same rows
 * with the same statement, as many at once as a consumer polls, and has neither Kafka nor JSON.
 */
record Ingest(String utility, long run) implements Scenario {
    private static final double RATE = 50;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BATCH = 500;

    /** Batches of the consumer that are under way together: one a partition. */
    private static final int PARTITIONS = 3;

    /** Messages for each second that the measurement may take. */
    private static final int MESSAGES_A_SECOND = 3000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public List<Result> measure(Rig rig) {
        Server service = rig.platform().service(List.of("disaggregation-service"));
        int messages = (int) (MESSAGES_A_SECOND * rig.each().toMillis() / 1000);
        try (Connection database = rig.platform().connect("disaggregation");
                var meters = new Meters(rig.platform().settings().kafka(), utility)) {
            saturated(database, meters, service, "w", messages / 2);
            Measured fixed = atRate(database, meters, service, rig.each().multipliedBy(2));
            Measured ours = saturated(database, meters, service, "s", messages);
            rig.settle();
            Measured bare = bare(rig);
            return List.of(
                    new Result(name(), Place.SERVICE, RATE, fixed),
                    new Result(name(), Place.SERVICE, 0, ours),
                    new Result(name(), Place.FLOOR, 0, bare));
        } catch (SQLException e) {
            throw new BenchFailed("ingest: " + e.getMessage(), e);
        }
    }

    private Measured atRate(Connection database, Meters meters, Server service, Duration duration) throws SQLException {
        int count = (int) (RATE * duration.toMillis() / 1000);
        Map<String, Long> due = new TreeMap<>();
        Usage before = Usage.of(service.processes());
        long begin = System.nanoTime();
        var latencies = new Histogram(3);
        int sent = 0;
        while (!due.isEmpty() || sent < count) {
            long next = begin + (long) (sent * 1e9 / RATE);
            while (sent < count && System.nanoTime() >= next) {
                String account = account("r", sent++);
                due.put(account, next);
                meters.send(account);
                next = begin + (long) (sent * 1e9 / RATE);
            }
            meters.flush();
            Rig.sleep(LOOK);
            Set<String> stored = stored(database, "r");
            long now = System.nanoTime();
            due.entrySet().removeIf(message -> {
                boolean isThere = stored.contains(utility + "/" + message.getKey());
                if (isThere) {
                    latencies.recordValue((now - message.getValue()) / 1000);
                }
                return isThere;
            });
            if (now - begin > duration.plus(PATIENCE).toNanos()) {
                break;
            }
        }
        Map<String, Long> failures = due.isEmpty() ? Map.of() : Map.of("never stored", (long) due.size());
        return measured(latencies, failures, begin, before, service);
    }

    /** Times count from when the first could be taken in. */
    private Measured saturated(Connection database, Meters meters, Server service, String part, int messages)
            throws SQLException {
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute("lock table stale_day in share mode");
            for (int i = 0; i < messages; i++) {
                meters.send(account(part, i));
            }
            meters.flush();
            Usage before = Usage.of(service.processes());
            long begin = System.nanoTime();
            database.setAutoCommit(true);
            var latencies = new Histogram(3);
            int stored = 0;
            while (stored < messages && System.nanoTime() - begin < PATIENCE.toNanos()) {
                Rig.sleep(LOOK.multipliedBy(2));
                int now = stored(database, part).size();
                latencies.recordValueWithCount((System.nanoTime() - begin) / 1000, now - stored);
                stored = now;
            }
            Map<String, Long> failures =
                    stored == messages ? Map.of() : Map.of("not stored in time", (long) messages - stored);
            return measured(latencies, failures, begin, before, service);
        }
    }

    private Measured bare(Rig rig) {
        var batch = new AtomicInteger();
        Measured calls = rig.load()
                .saturated(
                        rig.floor(),
                        () -> Call.post(
                                "/ingest?prefix=%s/%s&from=%d&count=%d"
                                        .formatted(utility, prefix("f"), BATCH * batch.getAndIncrement(), BATCH),
                                "{}",
                                200,
                                "\"rows\":" + BATCH),
                        PARTITIONS,
                        rig.each());
        var messages = new Histogram(3);
        calls.latencies()
                .recordedValues()
                .forEach(value -> messages.recordValueWithCount(
                        value.getValueIteratedTo(), value.getCountAtValueIteratedTo() * BATCH));
        return new Measured(messages, calls.failures(), calls.elapsed(), calls.used());
    }

    private static Measured measured(
            Histogram latencies, Map<String, Long> failures, long begin, Usage before, Server service) {
        Usage after = Usage.of(service.processes());
        return new Measured(
                latencies,
                failures,
                Duration.ofNanos(System.nanoTime() - begin),
                new Usage(after.cpu().minus(before.cpu()), after.megabytes()));
    }

    private Set<String> stored(Connection database, String part) throws SQLException {
        try (var query = database.prepareStatement(
                "select source from read_day where org_id = ? and source >= ? and source < ?")) {
            String sources = utility + "/" + prefix(part);
            query.setString(1, Platform.ORGANISATION);
            query.setString(2, sources);
            query.setString(3, sources + "~");
            Set<String> stored = new TreeSet<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    stored.add(rows.getString(1));
                }
            }
            return stored;
        }
    }

    private String account(String part, int number) {
        return prefix(part) + number;
    }

    private String prefix(String part) {
        return "bench-" + run + "-" + part + "-";
    }
}
