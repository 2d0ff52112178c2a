package io.homewatt.platform.testing.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** An empty PostgreSQL that is migrated one version at a time. */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    static Database start() throws IOException {
        return new Database(EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start());
    }

    /**
     * A version of the schema and the next.
     *
     * @param lost statements that could be carried out before, and can't be after
     */
    record Step(Migration migration, List<Migration> earlier, Change change, List<String> tried, List<String> lost) {
        @Override
        public String toString() {
            return migration.script();
        }
    }

    /** Goes through all migrations of the locations, one by one, with rows in every table on the way. */
    List<Step> migrate(String... locations) throws SQLException {
        List<Step> steps = new ArrayList<>();
        List<Migration> earlier = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            for (Migration migration : migrations(locations)) {
                int number = 10 * steps.size() + 1;
                Schema before = Schema.of(connection);
                var rows = new SampleRows(before);
                var tried = rows.tried(connection, number);
                rows.leave(connection, number + 2);
                flyway(locations).target(migration.version()).load().migrate();
                var lost = new TreeSet<>(tried);
                lost.removeAll(rows.tried(connection, number));
                steps.add(new Step(
                        migration,
                        List.copyOf(earlier),
                        new Change(before, Schema.of(connection)),
                        List.copyOf(tried),
                        List.copyOf(lost)));
                earlier.add(migration);
            }
        }
        return steps;
    }

    private List<Migration> migrations(String... locations) {
        List<Migration> migrations = new ArrayList<>();
        for (MigrationInfo info : flyway(locations).load().info().all()) {
            migrations.add(new Migration(info.getVersion().getVersion(), info.getScript(), read(info, locations)));
        }
        return migrations;
    }

    private FluentConfiguration flyway(String... locations) {
        return Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                // As the services have it: an index that is made concurrently would wait for the lock forever.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations(locations);
    }

    private static String read(MigrationInfo info, String... locations) {
        for (String location : locations) {
            String name = location.replaceFirst("^classpath:", "") + "/" + info.getScript();
            try (InputStream file =
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
                if (file != null) {
                    return new String(file.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException(info.getScript() + " is in none of " + List.of(locations));
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
