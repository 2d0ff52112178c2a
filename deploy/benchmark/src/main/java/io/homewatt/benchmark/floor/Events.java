package io.homewatt.benchmark.floor;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The outbox, and the ids of what is made. */
final class Events {
    private static final String APPEND = """
            insert into outbox (org_id, id, topic, key, type, aggregate_version, occurred_at, traceparent, data)
            values ($1, $2, $3, $4, $5, 0, $6, null, $7)""";

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    private Events() {}

    static UUID id() {
        return IDS.generate();
    }

    static Future<Void> append(
            SqlConnection connection, String topic, String key, String type, OffsetDateTime now, JsonObject data) {
        return connection
                .preparedQuery(APPEND)
                .execute(Tuple.of(Platform.ORGANISATION, id(), topic, key, type, now, data.encode()))
                .mapEmpty();
    }
}
