package io.homewatt.platform.outbox;

import java.time.Instant;

/**
 * An event to publish, as the one who causes it knows it.
 *
 * @param organisation whose event it is
 * @param topic where it goes, in full
 * @param key the aggregate's id: the record's key and the event's subject
 * @param type the event's type with its version, such as {@code thing.changed.v1}
 * @param aggregateVersion the aggregate's version after the change
 * @param time when it happened
 * @param data the event's data, written as JSON
 */
public record OutboxEvent(
        String organisation, String topic, String key, String type, long aggregateVersion, Instant time, Object data) {}
