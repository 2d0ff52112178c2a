package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * Delivers half-hours of many accounts through Kafka and measures how fast they become committed rows. Kafka, PostgreSQL
 * (which doesn't wait for its disk here) and the service share the machine. Not a test, and so not run with them;
 * CONTRIBUTING has the command. {@code -Dhomewatt.benchmark.reads=} is for another number of reads.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = KafkaResource.class, initArgs = @ResourceArg(name = "partitions", value = "3"))
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class IngestBenchmark {
    private static final int READS = Integer.getInteger("homewatt.benchmark.reads", 4_800_000);
    private static final double BOUND = 300_000;
    private static final int A_DAY = 48;
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

    KafkaCompanion kafka;

    /**
     * @param days of a message
     * @param messages of an account
     * @param most reads of all accounts, about
     */
    private record Delivery(String name, ZoneOffset offset, int days, int messages, int most) {
        int accounts() {
            return most / A_DAY / days / messages;
        }

        int reads() {
            return accounts() * messages * days * A_DAY;
        }
    }

    @Test
    void readsBecomeRowsFastEnough() throws Exception {
        ZoneOffset nz = ZoneOffset.ofHours(12);
        measure(new Delivery("warm-up", nz, 1, 10, READS / 4));
        List<String> slow = new ArrayList<>();
        for (Delivery delivery : List.of(
                new Delivery("a UTC day a message", ZoneOffset.UTC, 1, 30, READS),
                new Delivery("a local day a message", nz, 1, 30, READS),
                new Delivery("a local month a message", nz, 30, 1, READS))) {
            if (measure(delivery) < BOUND) {
                slow.add(delivery.name);
            }
        }
        assertThat(slow).as("fewer than " + BOUND + " reads a second").isEmpty();
    }

    private double measure(Delivery delivery) throws Exception {
        Organisation organisation = Organisation.fresh();
        try (Connection database = ServiceDatabase.connect()) {
            database.setAutoCommit(false);
            long begin;
            try (var statement = database.createStatement()) {
                // Nothing is taken in before all is there.
                statement.execute("lock table stale_day in share mode");
                produce(organisation, delivery);
                begin = System.nanoTime();
                database.commit();
            }
            long stored;
            do {
                Thread.sleep(250);
                stored = stored(database, organisation, delivery);
                database.commit();
            } while (stored < delivery.reads());
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%n%-24s %,9d messages, %,9d reads in %5.1f s: %,9.0f reads a second%n",
                    delivery.name, delivery.accounts() * delivery.messages, stored, seconds, stored / seconds);
            assertThat(stored).isEqualTo(delivery.reads());
            return stored / seconds;
        }
    }

    private void produce(Organisation organisation, Delivery delivery) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.getBootstrapServers(), "linger.ms", "20", "compression.type", "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int m = 0; m < delivery.messages; m++) {
                String start = FIRST.plusDays((long) m * delivery.days)
                        .atStartOfDay()
                        .atOffset(delivery.offset)
                        .toString();
                for (int a = 0; a < delivery.accounts(); a++) {
                    producer.send(
                            reads(organisation, delivery, "acc-" + a, start).message());
                }
            }
        }
    }

    /** Stated at a time of its own, so that the two deliveries of a UTC day differ. */
    private static SentReads reads(Organisation organisation, Delivery delivery, String account, String start) {
        StringBuilder values = new StringBuilder(4 * A_DAY * delivery.days).append('[');
        int seed = account.hashCode() * 31 + start.hashCode();
        for (int i = 0; i < delivery.days * A_DAY; i++) {
            seed = seed * 1_103_515_245 + 12_345;
            values.append(i == 0 ? "" : ",").append(60 + (seed >>> 20) % 900);
        }
        Instant stated = OffsetDateTime.parse(start).plusDays(delivery.days).toInstant();
        return SentReads.of(organisation, account, stated, start, values.append(']'));
    }

    /** Counted by whole days, which is cheap, until they are all there. */
    private static long stored(Connection database, Organisation organisation, Delivery delivery) throws SQLException {
        long days = number(database, "select count(*) from stale_day where org_id = ?", organisation);
        return days < (long) delivery.accounts() * delivery.messages * delivery.days
                ? 0
                : number(
                        database,
                        "select sum(cardinality(array_remove(energy, -2147483648))) from read_day where org_id = ?",
                        organisation);
    }

    private static long number(Connection database, String sql, Organisation organisation) throws SQLException {
        try (var query = database.prepareStatement(sql)) {
            query.setString(1, organisation.id());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
