package io.homewatt.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The databases of the server: one for each owner, who alone may use it. */
public final class Databases {
    private final int port;
    private final String password;

    /** @param password the superuser's */
    public Databases(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** Whether the server takes connections. */
    boolean reachable() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Makes a role and a database of the same name that it owns, if they are missing.
     *
     * @param replication whether the role may read the database's log of changes
     */
    public void create(String name, String password, boolean replication) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login " + (replication ? "replication " : "") + "password '"
                        + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect() throws SQLException {
        return connect("postgres", "60");
    }

    /** A connection as the superuser, whose statements may take as long as they do. */
    public Connection patient(String database) throws SQLException {
        return connect(database, "0");
    }

    private Connection connect(String database, String socketTimeout) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Postgres.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", socketTimeout);
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, properties);
    }
}
