package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.local.deadletters.DeadLetters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code deploy/dead-letters} and the consumers of the running platform. */
@ExtendWith(RunningPlatform.class)
class DeadLettersIT {
    private static final String TOPIC = "homewatt.properties.v1";

    private final Settings settings;
    private final Caller backEnd;

    DeadLettersIT(RunningPlatform.Running running) {
        settings = running.settings();
        backEnd = running.backEnd();
    }

    @Test
    void whatFailedForACauseThatHasGoneIsMadeGoodByAReplay() throws SQLException {
        String customer = "/customer/v1/customers/"
                + backEnd.post("/customer/v1/customers", Map.of("first_name", "Aroha", "last_name", "Ngata"))
                        .expect(201)
                        .body()
                        .path("customer_id")
                        .asText();
        String property;
        inCustomerDatabase("alter table customer_property rename to customer_property_away");
        try {
            // A 503 until the customer's event has come: who doesn't know it asks customer-service, which can't tell
            // now.
            property = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> backEnd.post(customer + "/properties", Map.of("icp", "0000143418TRD9F")),
                            answer -> answer.status() == 201)
                    .data()
                    .path("property_id")
                    .asText();
            // It is created and verified, and customer-service can't take in either.
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> run("show", TOPIC),
                            shown -> shown.contains("property.created.v1") && lines(shown, property) == 2);
        } finally {
            inCustomerDatabase("alter table customer_property_away rename to customer_property");
        }

        String replayed = run("replay", TOPIC);

        assertThat(lines(replayed, property)).isEqualTo(2);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(backEnd.get(customer)
                        .expect(200)
                        .data()
                        .path("property_list")
                        .toString())
                .contains(property, "\"verified\""));
        assertThat(run("replay", TOPIC)).doesNotContain(property);
    }

    @Test
    void aPoisonedMessageComesBackWithTheCountOfItsReplays() {
        String key = "property_" + UUID.randomUUID();
        send(key, "{");
        // Three services read the topic, and each puts it aside.
        await().atMost(Duration.ofSeconds(30)).until(() -> lines(run("show", TOPIC), key) == 3);
        // Once for all three.
        assertThat(lines(run("replay", TOPIC, "--reason", "data is not", "--dry-run"), key, "-> " + TOPIC))
                .isEqualTo(1);

        assertThat(lines(run("replay", TOPIC), key, "-> " + TOPIC)).isEqualTo(1);

        await().atMost(Duration.ofSeconds(30)).until(() -> lines(run("show", TOPIC), key) == 6);
        assertThat(lines(run("show", TOPIC), key, "replays 1")).isEqualTo(3);
        assertThat(lines(run("show", TOPIC), key, "put back")).isEqualTo(3);
        assertThat(run("list")).containsPattern(TOPIC + "\\.dead-letter +\\d+ +\\d+\\n");
        run("replay", TOPIC);
        await().atMost(Duration.ofSeconds(30)).until(() -> lines(run("show", TOPIC), key) == 9);
    }

    private static long lines(String text, String... having) {
        return text.lines()
                .filter(line -> Stream.of(having).allMatch(line::contains))
                .count();
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var all = new String[arguments.length + 2];
        all[0] = "--bootstrap";
        all[1] = settings.kafka();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int exit = DeadLetters.command()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(all);
        assertThat(exit).as(errors.toString()).isZero();
        return out.toString();
    }

    private void send(String key, String data) {
        var message = new ProducerRecord<>(TOPIC, key, data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "property.created.v1",
                        "ce_subject", key,
                        "ce_time", "2026-03-01T00:00:00Z",
                        "ce_orgid", "org_a",
                        "ce_aggregateversion", "0")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", settings.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message);
        }
    }

    private void inCustomerDatabase(String statement) throws SQLException {
        String server = settings.postgres();
        String url = "jdbc:" + server.replaceFirst("//[^@]*@", "//").replaceFirst("[^/]*$", "customer");
        String[] login = server.replaceFirst(".*//([^@]*)@.*", "$1").split(":");
        try (var connection = DriverManager.getConnection(url, login[0], login[1])) {
            connection.createStatement().execute(statement);
        }
    }
}
