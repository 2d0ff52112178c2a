package io.homewatt.platform.testing.schema;

import io.homewatt.platform.testing.schema.Schema.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a program does that knows a schema: adds rows to every table, which are its only ones, by the
 * columns that it knows, changes, reads and removes them. All keys of one number are alike, so that rows refer to each other.
 */
final class SampleRows {
    private final Schema schema;

    SampleRows(Schema schema) {
        this.schema = schema;
    }

    /** The statements that PostgreSQL carries out now; nothing of them stays. */
    Set<String> tried(Connection connection, int number) throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (!schema.tables().isEmpty()) {
                works(
                        connection,
                        "truncate %s cascade"
                                .formatted(String.join(", ", schema.tables().keySet())));
            }
            partition(connection);
            Set<String> done = new LinkedHashSet<>(added(connection, inserts(number, false)));
            done.addAll(added(connection, inserts(number + 1, true)));
            for (String table : schema.tables().keySet()) {
                String columns = names(columns(table));
                String same = columns(table).stream()
                        .filter(column -> !column.generated())
                        .map(column -> "%1$s = %1$s".formatted(column.name()))
                        .collect(Collectors.joining(", "));
                for (String statement : List.of(
                        "select %s from %s".formatted(columns, table),
                        "update %s set %s".formatted(table, same),
                        "delete from %s".formatted(table))) {
                    if (works(connection, statement)) {
                        done.add(statement);
                    }
                }
            }
            return done;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Leaves rows behind, in every table where there can be any. */
    void leave(Connection connection, int number) throws SQLException {
        connection.setAutoCommit(false);
        added(connection, inserts(number, false));
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Goes round until no more rows can be added, for some refer to others. */
    private static Collection<String> added(Connection connection, List<String> inserts) throws SQLException {
        List<String> open = new ArrayList<>(inserts);
        Set<String> done = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String insert : List.copyOf(open)) {
                if (works(connection, insert)) {
                    done.add(insert);
                    open.remove(insert);
                    more = true;
                }
            }
        }
        return done;
    }

    private static boolean works(Connection connection, String sql) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            return false;
        }
    }

    /** A partitioned table has room for nothing until it has a partition. */
    private void partition(Connection connection) throws SQLException {
        for (String table : schema.tables().keySet()) {
            works(connection, "create table %1$s_any partition of %1$s default".formatted(table));
        }
    }

    /** @param sparing with what can't be left out alone */
    private List<String> inserts(int number, boolean sparing) {
        List<String> inserts = new ArrayList<>();
        for (String table : schema.tables().keySet()) {
            List<Column> given = columns(table).stream()
                    .filter(column -> !column.generated() && !(sparing && column.optional()))
                    .toList();
            inserts.add(
                    given.isEmpty()
                            ? "insert into %s default values".formatted(table)
                            : "insert into %s (%s) values (%s)"
                                    .formatted(
                                            table,
                                            names(given),
                                            given.stream()
                                                    .map(column -> "'" + value(column.type(), number) + "'")
                                                    .collect(Collectors.joining(", "))));
        }
        return inserts;
    }

    private List<Column> columns(String table) {
        return schema.columns().values().stream()
                .filter(column -> column.table().equals(table))
                .toList();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private Object value(String type, int number) {
        if (type.contains("[]")) {
            return "{}";
        }
        return switch (type.replaceAll("[ (].*", "")) {
            case "uuid" -> "00000000-0000-0000-0000-%012d".formatted(number);
            case "timestamp" -> Instant.EPOCH.plusSeconds(number);
            case "date" -> LocalDate.EPOCH.plusDays(number);
            case "boolean" -> true;
            case "smallint", "integer", "bigint", "numeric", "double", "real" -> number;
            case "json", "jsonb" -> "{}";
            default ->
                schema.others().stream()
                        .filter(other -> other.startsWith("type " + type + " with "))
                        .map(other -> other.replaceFirst(".* with ", ""))
                        .findFirst()
                        .orElse("x" + number);
        };
    }
}
