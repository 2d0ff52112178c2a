package io.homewatt.local.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.homewatt.local.demo.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Meter reads as organisation A's utility sends them. */
record MeterReads(String utilityCode) {
    static final String TOPIC = "homewatt.meter-reads.v1";
    static final String TYPE = "meter.reads.v1";

    private static final String DATA = """
            {"utility_code":"%s","utility_account_id":"%s","channel":"extraction","start":"2026-03-01T00:00:00+13:00",\
            "interval_seconds":1800,"unit":"Wh","quality":"actual","values":[100,110]}""";

    static MeterReads of(Settings settings) {
        return new MeterReads(settings.organisation("A").utilityCode());
    }

    /** An hour's reads of an account. */
    ProducerRecord<byte[], byte[]> message(String account) {
        return record(
                TOPIC,
                account,
                headers(UUID.randomUUID().toString(), TYPE, account, Instant.now()),
                DATA.formatted(utilityCode, account).getBytes(UTF_8));
    }

    /** What reads of the account are kept under. */
    String source(String account) {
        return utilityCode + "/" + account;
    }

    /** The headers of an event of organisation A. */
    static Map<String, String> headers(String id, String type, String subject, Instant time) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", id,
                "ce_source", "/drill",
                "ce_type", type,
                "ce_subject", subject,
                "ce_time", time.toString(),
                "ce_orgid", "org_a",
                "ce_aggregateversion", "1",
                "content-type", "application/json");
    }

    /** A message for a topic. */
    static ProducerRecord<byte[], byte[]> record(String topic, String key, Map<String, String> headers, byte[] value) {
        var written = new RecordHeaders();
        headers.forEach((name, text) -> written.add(name, text.getBytes(UTF_8)));
        return new ProducerRecord<>(topic, null, key.getBytes(UTF_8), value, written);
    }
}
