package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.simulator.meter.MeterRead;
import io.homewatt.simulator.meter.SyntheticHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A home of organisation A with an account at its utility, whose reads come by file or from the utility. */
record Home(String utilityCode, String account, String icp, SyntheticHouse house) {
    private static final String METER_READS = "homewatt.meter-reads.v1";
    private static final String CUSTOMER_ID = "1234567";
    /** One without panels, whose meter loses nothing. */
    private static final long SEED = 6;

    private static final int HALF_HOURS = 48;

    static Home of(Settings settings, String icp) {
        var month = YearMonth.now(SyntheticHouse.ZONE).minusMonths(1);
        return new Home(
                settings.organisation("A").utilityCode(),
                "home-" + UUID.randomUUID(),
                icp,
                new SyntheticHouse(SEED, month));
    }

    /** Opens the account and gives its path. */
    String open(Caller caller) {
        Map<String, Object> opened = Map.of(
                "providerAccountId",
                account,
                "timeZone",
                SyntheticHouse.ZONE.getId(),
                "properties",
                Map.of(
                        "utilityCode", Map.of("dataValue", utilityCode),
                        "utilityCustomerId", Map.of("dataValue", CUSTOMER_ID),
                        "icp", Map.of("dataValue", icp)));
        Answer created = caller.post("/rest/v1/accounts", opened).expect(200);
        return "/rest/v1/accounts/" + created.result().path("accountId").asText();
    }

    /** Uploads the retailer's file for the property and gives the snapshot's path. */
    String upload(Caller caller, String customer, String property) {
        Answer uploaded = caller.upload(
                        "/usage/v1/snapshots",
                        Map.of("customer_id", id(customer), "property_id", id(property)),
                        "raw_electricity_provider_file",
                        "reads.csv",
                        MeterFile.of(icp, house))
                .expect(201);
        return "/usage/v1/snapshots/"
                + uploaded.body().findValue("usage_snapshot_id").asText();
    }

    /** Sends the reads as the utility does, a message a day; Kafka has them when it returns. */
    void send(String kafka) throws InterruptedException, ExecutionException {
        List<MeterRead> reads = house.exactReads(30);
        List<String> days = IntStream.range(0, reads.size() / HALF_HOURS)
                .mapToObj(day -> reads.subList(day * HALF_HOURS, (day + 1) * HALF_HOURS))
                .map(this::message)
                .toList();
        send(kafka, account, days);
    }

    /** Sends messages that say they are reads. */
    static void send(String kafka, String key, List<String> messages) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (String message : messages) {
                var record = new ProducerRecord<>(METER_READS, key, message);
                Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", UUID.randomUUID().toString(),
                                "ce_source", "/utility",
                                "ce_type", "meter.reads.v1",
                                "ce_subject", key,
                                "ce_time", Instant.now().toString(),
                                "ce_orgid", "org_a",
                                "ce_aggregateversion", "1",
                                "content-type", "application/json")
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
                Future<?> sent = producer.send(record);
                sent.get();
            }
        }
    }

    private String message(List<MeterRead> day) {
        return Caller.JSON
                .createObjectNode()
                .put("utility_code", utilityCode)
                .put("utility_account_id", account)
                .put("channel", "extraction")
                .put("start", day.get(0).begin().toString())
                .put("interval_seconds", day.get(0).seconds())
                .put("unit", "Wh")
                .put("quality", "actual")
                .set(
                        "values",
                        Caller.JSON.valueToTree(day.stream()
                                .map(read -> read.milliwattHours() / 1000.0)
                                .toList()))
                .toString();
    }

    /** What of its load is always on, as soon as there is a figure. */
    JsonNode alwaysOn(Caller caller) {
        String path = "/apis/disaggregation-v1/utilities/%s/customers/%s/consumption/alwayson?utilityAccountId=%s"
                .formatted(utilityCode, CUSTOMER_ID, account);
        return await("the always-on figure of " + account)
                .atMost(Duration.ofMinutes(1))
                .until(() -> caller.get(path), answer -> answer.status() == 200)
                .body()
                .path("response");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
