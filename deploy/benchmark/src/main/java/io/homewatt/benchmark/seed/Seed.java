package io.homewatt.benchmark.seed;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Puts rows straight into the services' tables, by the statements of {@code DATABASE.sql} beside this class. What is there
 * stays as it is, and what is missing is added.
 */
public final class Seed {
    /** The table of each database whose rows tell how far seeding has come. */
    private static final Map<String, String> COUNTED = Map.of(
            "customer", "customer", "property", "property", "account", "account", "disaggregation", "known_account");

    private static final long BATCH = 20_000;

    /** Of half-hours, a row a day. */
    private static final long BATCH_OF_DAYS = 200_000;

    private final Platform platform;
    private final Consumer<String> display;

    /** @param display takes lines for the person at the terminal */
    public Seed(Platform platform, Consumer<String> display) {
        this.platform = platform;
        this.display = display;
    }

    /**
     * Sees to it that there is as much as asked for.
     *
     * @return how much there is, which may be more
     */
    public Sizes ensure(Sizes asked) {
        return new Sizes(
                Math.min(
                        ensure("customer", asked.customers(), BATCH, asked.days()),
                        ensure("property", asked.customers(), BATCH, asked.days())),
                ensure("account", asked.accounts(), BATCH, asked.days()),
                ensure("disaggregation", asked.homes(), Math.max(1, BATCH_OF_DAYS / (asked.days() + 12)), asked.days()),
                asked.days());
    }

    /** Removes what was seeded, and what benchmarks have made since. */
    public void clean() {
        for (String database : List.of("customer", "property", "account", "disaggregation")) {
            long begin = System.nanoTime();
            try (Connection connection = platform.connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute(text("clean/" + database + ".sql"));
                statement.execute("vacuum analyze");
            } catch (SQLException e) {
                throw new BenchFailed("can't clean " + database + ": " + e.getMessage(), e);
            }
            display.accept("%-16s cleaned in %.0f s".formatted(database, (System.nanoTime() - begin) / 1e9));
        }
    }

    private long ensure(String database, long asked, long batch, int days) {
        try (Connection connection = platform.connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    create function pg_temp.bench_id(n bigint) returns uuid language sql immutable as
                    $$ select ('%s' || lpad(to_hex(n), 12, '0'))::uuid $$""".formatted(Ids.of(0).toString().substring(0, 24)));
            long there = there(statement, COUNTED.get(database));
            long begin = System.nanoTime();
            String sql = text(database + ".sql").replace("bench_id", "pg_temp.bench_id");
            for (long from = there + 1; from <= asked; from += batch) {
                long to = Math.min(asked, from + batch - 1);
                statement.execute(sql.replace(":from", from + "::bigint")
                        .replace(":to", to + "::bigint")
                        .replace(":days", String.valueOf(days)));
                connection.commit();
            }
            long now = there(statement, COUNTED.get(database));
            connection.commit();
            if (now < asked) {
                throw new BenchFailed("seeding " + database + " came to " + now + " of " + asked);
            }
            if (there < asked) {
                connection.setAutoCommit(true);
                statement.execute("vacuum analyze");
                display.accept("%-16s %,d to %,d seeded in %.0f s"
                        .formatted(database, there + 1, asked, (System.nanoTime() - begin) / 1e9));
            }
            return now;
        } catch (SQLException e) {
            throw new BenchFailed("can't seed " + database + ": " + e.getMessage(), e);
        }
    }

    /** The highest number of a seeded row; 0 without any. */
    private static long there(Statement statement, String table) throws SQLException {
        try (var rows = statement.executeQuery("select id from %s where org_id = '%s' and id between '%s' and '%s'"
                        .formatted(table, Platform.ORGANISATION, Ids.of(0), Ids.of(Integer.MAX_VALUE))
                + " order by id desc limit 1")) {
            return rows.next() ? Ids.number(rows.getObject(1, UUID.class)) : 0;
        }
    }

    private static String text(String file) {
        try (InputStream stream = Seed.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
