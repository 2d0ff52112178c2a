package io.homewatt.platform.outbox;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** An event on its way out. Debezium reads it from the write-ahead log; it is never changed. */
@Entity
@Table(name = "outbox")
class OutboxRow {
    /** Of {@link #values}. */
    static final String INSERT = """
            insert into outbox (org_id, id, topic, key, type, aggregate_version, occurred_at, traceparent, data)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    @EmbeddedId
    Key key;

    String topic;

    @Column(name = "key")
    String recordKey;

    String type;

    @Column(name = "aggregate_version")
    long aggregateVersion;

    @Column(name = "occurred_at")
    Instant occurredAt;

    String traceparent;
    String data;

    /** Of {@link #INSERT}, in its order. */
    Tuple values() {
        return Tuple.from(Arrays.asList(
                key.organisation(),
                key.id(),
                topic,
                recordKey,
                type,
                aggregateVersion,
                occurredAt.atOffset(ZoneOffset.UTC),
                traceparent,
                data));
    }

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
