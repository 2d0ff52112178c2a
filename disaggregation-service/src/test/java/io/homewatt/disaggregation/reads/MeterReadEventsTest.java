package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.ServiceDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class MeterReadEventsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MARCH = "2024-03-01T00:00:00+13:00";
    private static final Instant STATED = Instant.parse("2024-04-02T00:00:00Z");

    KafkaCompanion kafka;

    @Inject
    Transactions transactions;

    @Inject
    Reads reads;

    private final Organisation organisation = Organisation.fresh();
    private final String account = UUID.randomUUID().toString();

    @Test
    void readsOfAnAccountThatNobodyKnowsAreKept() {
        send(SentReads.of(organisation, account, STATED, MARCH, Collections.nCopies(48, 150)));

        await().atMost(SOON).untilAsserted(() -> assertThat(told(organisation)).hasSize(48));
        assertThat(stored(organisation)).extracting(DayRow::source).containsOnly("UTIL/" + account);
        assertThat(stored(organisation))
                .extracting(DayRow::day)
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1));
        assertThat(told(Organisation.fresh())).isEmpty();
    }

    @Test
    void aMonthThatComesTwiceInAnyOrderWithItsCorrectionsIsStoredAsOnceInOrder() {
        Random random = new Random(17);
        Organisation orderly = Organisation.fresh();
        List<SentReads> once = new ArrayList<>();
        List<SentReads> twice = new ArrayList<>();
        for (int day = 0; day < 31; day++) {
            String start = OffsetDateTime.parse(MARCH).plusDays(day).toString();
            for (int statement = 0; statement < 1 + day % 3; statement++) {
                Instant time = STATED.plusSeconds(statement);
                List<Integer> values = random.ints(48, 50, 900).boxed().toList();
                once.add(SentReads.of(orderly, account, time, start, values));
                var again = SentReads.of(organisation, account, time, start, values);
                Collections.addAll(twice, again, again);
            }
        }
        Collections.shuffle(twice, random);

        send(once.toArray(SentReads[]::new));
        send(twice.toArray(SentReads[]::new));

        awaitAllTaken();
        assertThat(told(orderly)).hasSize(31 * 48);
        assertThat(told(organisation)).isEqualTo(told(orderly));
    }

    @Test
    void brokenMessagesAmongOthersGoToTheDeadLettersAloneAndSayWhy() throws Exception {
        SentReads good = SentReads.of(organisation, account, STATED, MARCH, "[1]");
        SentReads future = SentReads.of(organisation, account, STATED, "2126-03-01T00:00:00Z", "[1]");
        SentReads empty = new SentReads(organisation, account, STATED, "");
        var headless = good.message();
        headless.headers().remove("ce_time");
        try (Connection database = hold()) {
            send(List.of(future.message(), good.message(), empty.message(), headless));
            release(database);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(told(organisation)).hasSize(1));
        List<ConsumerRecord<String, String>> dead = dead(3);
        assertThat(dead)
                .extracting(MeterReadEventsTest::reason)
                .containsExactly("a read is in the future", "data is no object", "ce_time is missing");
        assertThat(dead.get(0).value()).isEqualTo(future.data());
    }

    @Test
    void aMessageThatNobodyCanStoreDoesNotTakeTheOthersAlong() throws Exception {
        var poison = new SentReads(
                new Organisation("org\u0000", ""),
                account,
                STATED,
                SentReads.of(organisation, account, STATED, MARCH, "[1]").data());
        try (Connection database = hold()) {
            send(
                    SentReads.of(organisation, account, STATED, MARCH, "[1]"),
                    poison,
                    SentReads.of(organisation, account, STATED, MARCH, "[null,2]"));
            release(database);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(told(organisation)).hasSize(2));
        assertThat(dead(1)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(poison.data());
            assertThat(reason(letter)).contains("invalid byte sequence");
        });
    }

    @Test
    void aDatabaseThatBreaksOffIsWaitedForAndMakesNoDeadLetter() throws Exception {
        try (Connection database = hold()) {
            send(SentReads.of(organisation, account, STATED, MARCH, "[1]"));
            for (int i = 0; i < 7; i++) {
                await().atMost(SOON).until(() -> breakOffWaiting(database) > 0);
            }
            release(database);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(told(organisation)).hasSize(1));
        var broken = new SentReads(organisation, account, STATED, "the only dead letter");
        send(broken);
        assertThat(dead(1)).extracting(ConsumerRecord::value).containsExactly(broken.data());
    }

    @Test
    void anEventOfAnotherTypeIsPassedOver() {
        var other = new SentReads(organisation, account, STATED, "{}").message();
        other.headers().remove("ce_type").add("ce_type", "meter.moved.v1".getBytes(StandardCharsets.UTF_8));

        send(List.of(other));
        send(new SentReads(organisation, account, STATED, "[]"));

        assertThat(dead(1)).extracting(ConsumerRecord::value).containsExactly("[]");
    }

    private void send(SentReads... reads) {
        send(Stream.of(reads).map(SentReads::message).toList());
    }

    private void send(List<ProducerRecord<String, String>> messages) {
        kafka.produceStrings().fromRecords(messages).awaitCompletion(Duration.ofSeconds(10));
    }

    /** Waits for what was sent last, on the same partition. */
    private void awaitAllTaken() {
        Organisation last = Organisation.fresh();
        send(SentReads.of(last, account, STATED, MARCH, "[1]"));
        await().atMost(SOON).until(() -> !told(last).isEmpty());
    }

    /** Dead letters of this test's account. */
    private List<ConsumerRecord<String, String>> dead(int count) {
        return kafka.consumeStrings()
                .fromTopics(SentReads.TOPIC + ".dead-letter", letters -> letters.select()
                        .where(letter -> account.equals(letter.key()))
                        .select()
                        .first(count))
                .awaitCompletion(SOON)
                .getRecords();
    }

    private static String reason(ConsumerRecord<?, ?> letter) {
        return new String(letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }

    /** Lets nobody write marks until {@link #release}; what is sent meanwhile is taken in together. */
    private Connection hold() throws SQLException {
        Connection database = ServiceDatabase.connect();
        database.setAutoCommit(false);
        try (var lock = database.createStatement()) {
            lock.execute("lock table stale_day in share mode");
        }
        send(SentReads.of(Organisation.fresh(), account, STATED, MARCH, "[1]"));
        await().atMost(SOON).until(() -> waiting(database, "select count(*)") > 0);
        return database;
    }

    private static void release(Connection database) throws SQLException {
        database.commit();
    }

    private static long breakOffWaiting(Connection database) throws SQLException {
        return waiting(database, "select count(*) filter (where pg_terminate_backend(pid))");
    }

    private static long waiting(Connection database, String what) throws SQLException {
        try (var query = database.createStatement();
                var row = query.executeQuery(
                        what + " from pg_locks where not granted" + " and relation = 'stale_day'::regclass")) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> told(Organisation owner) {
        return Deliveries.told(stored(owner));
    }

    private List<DayRow> stored(Organisation owner) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.read(session -> reads.of(
                    session,
                    owner.id(),
                    List.of("UTIL/" + account),
                    LocalDate.of(2024, 2, 1),
                    LocalDate.of(2024, 5, 1))));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
