package io.homewatt.platform.events;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of an event as it comes from Kafka. */
final class EventHeaders {
    static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private EventHeaders() {}

    static RecordHeaders complete() {
        var headers = new RecordHeaders();
        set(headers, "ce_specversion", "1.0");
        set(headers, "ce_id", ID);
        set(headers, "ce_type", "thing.changed.v1");
        set(headers, "ce_subject", "thing_1");
        set(headers, "ce_time", "2026-03-01T00:00:00.123456Z");
        set(headers, "ce_orgid", "org_1");
        set(headers, "ce_aggregateversion", "3");
        return headers;
    }

    static void set(RecordHeaders headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
