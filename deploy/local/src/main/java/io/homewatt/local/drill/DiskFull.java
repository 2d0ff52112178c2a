package io.homewatt.local.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The properties' database can't write, first into the outbox, then into everything else, then at all. Simulated: a
 * trigger fails with what PostgreSQL says of a full disk (SQLSTATE 53100), for nobody's disk is to be filled.
 */
final class DiskFull implements Fault {
    private static final String DATABASE = "property";
    private static final String OUTBOX = "outbox";
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final Duration QUICKLY = Duration.ofSeconds(5);
    private static final int TRIES = 10;

    @Override
    public void strike(Scene scene) throws SQLException, InterruptedException {
        for (Predicate<String> full :
                List.<Predicate<String>>of(OUTBOX::equals, table -> !table.equals(OUTBOX), table -> true)) {
            try (Connection database = scene.database(DATABASE);
                    Statement statement = database.createStatement()) {
                statement.execute("create function drill_disk_full() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'could not extend file: No space left on device' using errcode = '53100';"
                        + " end $$");
                for (String table : tables(statement).stream().filter(full).toList()) {
                    statement.execute("create trigger drill_disk_full before insert or update on " + table
                            + " for each statement execute function drill_disk_full()");
                }
            }
            Scene.pause(scene.lasting(WHOLE, QUICKLY));
            heal(scene);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Locks all tables at once, which those who hold one and want another may win. */
    @Override
    public void heal(Scene scene) throws SQLException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try (Connection database = scene.database(DATABASE);
                    Statement statement = database.createStatement()) {
                statement.execute("drop function if exists drill_disk_full() cascade");
                return;
            } catch (SQLException e) {
                if (tries == TRIES) {
                    throw e;
                }
                Scene.pause(Duration.ofMillis(200));
            }
        }
    }
}
