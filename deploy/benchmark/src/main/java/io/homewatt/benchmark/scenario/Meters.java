package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A utility's head-end system: sends yesterday's half-hours of accounts. */
final class Meters implements AutoCloseable {
    private static final String TOPIC = "homewatt.meter-reads.v1";
    private static final int HALF_HOURS = 48;

    private final KafkaProducer<String, String> producer;
    private final String utility;
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    Meters(String bootstrapServers, String utility) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5", "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer());
        this.utility = utility;
    }

    void send(String account) {
        var message = new ProducerRecord<>(TOPIC, account, reads(account));
        add(message, "ce_specversion", "1.0");
        add(message, "ce_id", UUID.randomUUID().toString());
        add(message, "ce_source", "/homewatt/benchmark");
        add(message, "ce_type", "meter.reads.v1");
        add(message, "ce_subject", account);
        add(message, "ce_time", Instant.now().toString());
        add(message, "ce_orgid", Platform.ORGANISATION);
        add(message, "ce_aggregateversion", "0");
        add(message, "content-type", "application/json");
        producer.send(message);
    }

    /** Waits until all that was sent is there. */
    void flush() {
        producer.flush();
    }

    private String reads(String account) {
        var values = new StringBuilder();
        int seed = account.hashCode();
        for (int i = 0; i < HALF_HOURS; i++) {
            seed = seed * 1_103_515_245 + 12_345;
            values.append(i == 0 ? "" : ",").append(60 + (seed >>> 20) % 900);
        }
        return """
                {"utility_code":"%s","utility_account_id":"%s","channel":"extraction","start":"%sT00:00:00Z",
                 "interval_seconds":1800,"unit":"Wh","values":[%s],"quality":"actual"}""".formatted(utility, account, day, values);
    }

    private static void add(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
