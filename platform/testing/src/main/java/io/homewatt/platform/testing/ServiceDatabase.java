package io.homewatt.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the service under test, beside the service. */
public final class ServiceDatabase {
    private static final Duration LATE = Duration.ofMillis(500);

    private ServiceDatabase() {}

    /** A connection as the service's own user. */
    public static Connection connect() throws SQLException {
        return connect("");
    }

    /** As {@link #connect()}, with parameters of the driver, such as {@code ?preferQueryMode=simple}. */
    public static Connection connect(String parameters) throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                "jdbc:" + config.getValue("homewatt.database.url", String.class) + parameters,
                config.getValue("homewatt.database.user", String.class),
                config.getValue("homewatt.database.password", String.class));
    }

    /**
     * Writes a row that others can't see before an event of it has come: it is committed half a second after that was sent.
     *
     * @param send sends the event
     * @param write a statement that inserts or changes one row
     */
    public static void commitAfter(Runnable send, String write, Object... values) {
        try (Connection database = connect();
                var statement = database.prepareStatement(write)) {
            database.setAutoCommit(false);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
            send.run();
            await().pollDelay(LATE).until(() -> true);
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
