package io.homewatt.disaggregation.reads;

import io.homewatt.platform.testing.Organisation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message as a utility's head-end system sends it. */
record SentReads(Organisation organisation, String account, Instant time, String data) {
    static final String TOPIC = "homewatt.meter-reads.v1";

    /** Half-hours of the extraction channel. */
    static SentReads of(Organisation organisation, String account, Instant time, String start, Object values) {
        return new SentReads(organisation, account, time, """
                {"utility_code":"util","utility_account_id":"%s","channel":"extraction","start":"%s",
                 "interval_seconds":1800,"unit":"Wh","values":%s,"quality":"actual"}""".formatted(account, start, values));
    }

    ProducerRecord<String, String> message() {
        var message = new ProducerRecord<>(TOPIC, account, data);
        add(message, "ce_specversion", "1.0");
        add(message, "ce_id", UUID.randomUUID().toString());
        add(message, "ce_source", "/utility/head-end");
        add(message, "ce_type", DeliveredReads.TYPE);
        add(message, "ce_subject", account);
        add(message, "ce_time", time.toString());
        add(message, "ce_orgid", organisation.id());
        add(message, "ce_aggregateversion", "0");
        add(message, "content-type", "application/json");
        return message;
    }

    private static void add(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
