package io.homewatt.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An event in the outbox of the service under test. */
public record SentEvent(UUID id, String topic, String key, String type, long aggregateVersion, JsonNode data) {

    /** What an organisation's changes have sent, in the order of sending. */
    public static List<SentEvent> of(Organisation organisation) {
        try (var connection = ServiceDatabase.connect();
                var query = connection.prepareStatement("select * from outbox where org_id = ? order by id")) {
            query.setString(1, organisation.id());
            List<SentEvent> events = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(new SentEvent(
                            rows.getObject("id", UUID.class),
                            rows.getString("topic"),
                            rows.getString("key"),
                            rows.getString("type"),
                            rows.getLong("aggregate_version"),
                            new ObjectMapper().readTree(rows.getString("data"))));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
