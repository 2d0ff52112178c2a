package io.homewatt.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An event on its way out. Debezium reads it from the write-ahead log; it is never changed. */
@Entity
@Table(name = "outbox")
class OutboxRow {
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

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
