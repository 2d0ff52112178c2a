package io.homewatt.account;

import io.homewatt.platform.outbox.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The very statements that are executed without a session while this is open, and their plans. */
final class ExecutedStatements extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Transactions.class.getName());
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    /** A statement with the values of its parameters, as literals. */
    record Statement(String sql, List<String> values) {
        /** With its values, as the server plans it the first times. */
        String withValues() {
            return PARAMETER
                    .matcher(sql)
                    .replaceAll(found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)) - 1)));
        }
    }

    private final List<Statement> statements = new ArrayList<>();

    ExecutedStatements() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        Tuple values = (Tuple) entry.getParameters()[1];
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.getValue(i);
            String text = value instanceof String[] all ? "{" + String.join(",", all) + "}" : String.valueOf(value);
            literals.add("'" + text.replace("'", "''") + "'");
        }
        statements.add(new Statement((String) entry.getParameters()[0], literals));
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
        LOGGER.removeHandler(this);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
    }
}
