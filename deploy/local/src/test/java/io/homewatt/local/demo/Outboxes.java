package io.homewatt.local.demo;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the services have to send. */
final class Outboxes {
    private Outboxes() {}

    /**
     * The ids of all events in them.
     *
     * @param server its address with the superuser's name and password
     */
    static List<String> ids(String server) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (String database : List.of("customer", "property", "account", "disaggregation")) {
            String url = "jdbc:" + server.replaceFirst("//[^@]*@", "//").replaceFirst("[^/]*$", database);
            String[] login = server.replaceFirst(".*//([^@]*)@.*", "$1").split(":");
            try (var connection = DriverManager.getConnection(url, login[0], login[1]);
                    var rows = connection.createStatement().executeQuery("select id from outbox")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }
}
