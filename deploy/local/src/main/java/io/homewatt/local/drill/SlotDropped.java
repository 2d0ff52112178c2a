package io.homewatt.local.drill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The replication slot of an outbox is gone, while properties are being created. */
final class SlotDropped implements Fault {
    private static final String CONNECT = "connect";
    private static final String SLOT = "homewatt_property_outbox";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WITHOUT = Duration.ofSeconds(5);

    /** Connect stands still meanwhile, or it would have the slot again before it can be dropped. */
    @Override
    public void strike(Scene scene) throws SQLException, IOException, InterruptedException {
        scene.signal(CONNECT, "STOP");
        try (Connection database = scene.database("property");
                Statement statement = database.createStatement()) {
            statement.execute("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '"
                    + SLOT + "' and active_pid is not null");
            boolean dropped = Scene.until(PATIENCE, () -> {
                try {
                    return statement.execute("select pg_drop_replication_slot('" + SLOT + "')");
                } catch (SQLException e) {
                    // The server's process that read from it has not ended yet.
                    return false;
                }
            });
            if (!dropped) {
                throw new IOException("the slot could not be dropped");
            }
            Scene.pause(WITHOUT);
        }
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        scene.signal(CONNECT, "CONT");
    }
}
