package io.homewatt.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The very statements that the service executes while this is open, and their plans. */
final class ExecutedStatements extends Handler implements AutoCloseable {
    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");
    private static final Logger BINDINGS = Logger.getLogger("org.hibernate.orm.jdbc.bind");
    private static final Pattern BINDING = Pattern.compile("binding parameter \\((\\d+):.*?\\) <- \\[(.*)]");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** A statement with the values of its parameters, by their numbers. */
    record Statement(String sql, Map<Integer, String> values) {
        /** With its values, as the server plans it the first times. */
        String withValues() {
            return PARAMETER
                    .matcher(sql)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            "'" + values.get(Integer.valueOf(found.group(1))).replace("'", "''") + "'"));
        }
    }

    private final List<Statement> statements = new ArrayList<>();

    /** Of the statement that comes next: it is told of after them. */
    private final Map<Integer, String> values = new TreeMap<>();

    ExecutedStatements() {
        for (Logger logger : List.of(SQL, BINDINGS)) {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        Object[] parameters = entry.getParameters();
        String message =
                parameters == null ? entry.getMessage() : entry.getMessage().formatted(parameters);
        Matcher binding = BINDING.matcher(message);
        if (binding.find()) {
            values.put(Integer.valueOf(binding.group(1)), binding.group(2));
        } else {
            statements.add(new Statement(message.strip(), Map.copyOf(values)));
            values.clear();
        }
    }

    /** Those about accounts. */
    synchronized List<Statement> ofAccounts() {
        return statements.stream()
                .filter(statement -> statement.sql.contains("account"))
                .toList();
    }

    /** How the server executes them: with their values, as it does at first, and whatever the values, as it may later. */
    List<String> plans(Connection database) throws SQLException {
        List<String> plans = new ArrayList<>();
        for (Statement statement : ofAccounts()) {
            plans.add(plan(database, "explain " + statement.withValues()));
            plans.add(plan(database, "explain (generic_plan) " + statement.sql));
        }
        return plans;
    }

    private static String plan(Connection database, String explain) throws SQLException {
        var plan = new StringBuilder();
        try (var statement = database.createStatement();
                var lines = statement.executeQuery(explain)) {
            while (lines.next()) {
                plan.append("    ").append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        for (Logger logger : List.of(SQL, BINDINGS)) {
            logger.removeHandler(this);
            logger.setLevel(null);
            logger.setUseParentHandlers(true);
        }
    }
}
