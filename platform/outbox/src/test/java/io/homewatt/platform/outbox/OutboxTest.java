package io.homewatt.platform.outbox;

import static io.homewatt.platform.outbox.Database.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OutboxTest {
    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    WarmUp warmUp;

    @Inject
    Retention retention;

    @Inject
    OutboxConfig config;

    @Inject
    Pool pool;

    private final String organisation = Organisation.fresh().id();

    @Test
    void aChangeAndItsEventAreCommittedTogether() {
        run(() -> transactions.write(session -> session.persist(Note.of(organisation, "kept"))
                .chain(() -> outbox.append(session, event(Instant.now())))));

        assertThat(count("note")).isEqualTo(1);
        var row = run(() -> pool.preparedQuery("select * from outbox where org_id = $1")
                        .execute(Tuple.of(organisation)))
                .iterator()
                .next();
        assertThat(row.getUUID("id").version()).isEqualTo(7);
        assertThat(row.getString("topic")).isEqualTo("homewatt.notes.v1");
        assertThat(row.getString("key")).isEqualTo("note_1");
        assertThat(row.getString("type")).isEqualTo("note.written.v1");
        assertThat(row.getLong("aggregate_version")).isEqualTo(7);
        assertThat(row.getString("data")).isEqualTo("{\"note_id\":\"note_1\"}");
    }

    @Test
    void theSameIsSoWithoutASession() {
        run(() -> transactions.writeWithoutSession(connection -> note(connection, UUID.randomUUID())
                .chain(() -> outbox.append(connection, event(Instant.parse("2026-01-02T03:04:05.678901Z"))))));

        assertThat(count("note")).isEqualTo(1);
        var row = run(() -> transactions.read(
                session -> session.createSelectionQuery("from OutboxRow where key.organisation = :org", OutboxRow.class)
                        .setParameter("org", organisation)
                        .getSingleResult()));
        assertThat(row.key.id().version()).isEqualTo(7);
        assertThat(row.topic).isEqualTo("homewatt.notes.v1");
        assertThat(row.recordKey).isEqualTo("note_1");
        assertThat(row.type).isEqualTo("note.written.v1");
        assertThat(row.aggregateVersion).isEqualTo(7);
        assertThat(row.occurredAt).isEqualTo("2026-01-02T03:04:05.678901Z");
        assertThat(row.data).isEqualTo("{\"note_id\":\"note_1\"}");
    }

    @Test
    void aRolledBackTransactionLeavesNoEventWithoutASession() {
        assertThatThrownBy(() ->
                        run(() -> transactions.writeWithoutSession(connection -> note(connection, UUID.randomUUID())
                                .chain(() -> outbox.append(connection, event(Instant.now())))
                                .chain(() -> Uni.createFrom().<Void>failure(new ArithmeticException())))))
                .isInstanceOf(ArithmeticException.class);

        assertThat(count("note")).isZero();
        assertThat(count("outbox")).isZero();
    }

    @Test
    void aViolatedConstraintIsTheSameWithoutASession() {
        UUID twice = UUID.randomUUID();

        assertThatThrownBy(() -> run(() -> transactions.writeWithoutSession(
                        connection -> note(connection, twice).chain(() -> note(connection, twice)))))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getConstraintName()).isEqualTo("note_pkey");
                    assertThat(violation.getSQLState()).isEqualTo("23505");
                });
    }

    @Test
    void aRolledBackTransactionLeavesNoEvent() {
        assertThatThrownBy(() -> run(() -> transactions.write(session -> session.persist(Note.of(organisation, "lost"))
                        .chain(() -> outbox.append(session, event(Instant.now())))
                        .chain(session::flush)
                        .chain(() -> Uni.createFrom().<Void>failure(new ArithmeticException())))))
                .isInstanceOf(ArithmeticException.class);

        assertThat(count("note")).isZero();
        assertThat(count("outbox")).isZero();
    }

    @Test
    void whatIsWrittenToWarmUpLeavesNoEvent() {
        run(warmUp::readAndWrite);

        assertThat(run(() -> pool.query("select from outbox where org_id = ''").execute())
                        .rowCount())
                .isZero();
    }

    @Test
    void anEventIsRefusedWithoutATransaction() {
        assertThatThrownBy(() -> run(() -> transactions.read(session -> outbox.append(session, event(Instant.now())))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        run(() -> pool.withConnection(connection -> outbox.append(connection, event(Instant.now())))))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "25006"})
    void aDiskThatIsFullOrAServerThatIsAStandbyNowIsAnOutage(String state) {
        query("create function disk_full() returns trigger language plpgsql as"
                + " $$ begin raise exception 'no' using errcode = '" + state + "'; end $$");
        query("create trigger disk_full before insert on note for each row when (new.org_id = '" + organisation
                + "') execute function disk_full()");
        try {
            assertThatThrownBy(() ->
                            run(() -> transactions.write(session -> session.persist(Note.of(organisation, "kept")))))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> run(
                            () -> transactions.writeWithoutSession(connection -> note(connection, UUID.randomUUID()))))
                    .isInstanceOf(UncheckedIOException.class);
        } finally {
            query("drop function disk_full() cascade");
        }
    }

    @Test
    void eventsAreRemovedOnceTheyAreOld() {
        run(() -> transactions.write(session -> outbox.append(session, event(Instant.now()))
                .chain(() -> outbox.append(session, event(Instant.now().minusSeconds(8 * 86_400))))));

        run(() -> retention.removeOld());

        assertThat(count("outbox")).isEqualTo(1);
    }

    @Test
    void anEventThatNobodyReadsGrowsOldUntilItIsRead() {
        var meters = new SimpleMeterRegistry();
        var metrics = new OutboxMetrics(pool, config, meters);
        ToDoubleFunction<String> measured = name -> {
            run(metrics::measure);
            return meters.get("homewatt.outbox." + name).gauge().value();
        };
        assertThat(measured.applyAsDouble("slot.active")).isZero();
        assertThat(measured.applyAsDouble("slot.lag.bytes"))
                .as("without a slot")
                .isNaN();

        query("select pg_create_logical_replication_slot('notes_outbox', 'pgoutput')");
        assertThat(measured.applyAsDouble("age.seconds")).isZero();
        run(() -> transactions.write(session -> outbox.append(session, event(Instant.now()))));

        assertThat(measured.applyAsDouble("age.seconds")).isPositive();
        assertThat(measured.applyAsDouble("slot.lag.bytes")).isPositive();
        // This server writes its log a moment after a commit, and a reader sees what is written.
        await().ignoreExceptions().untilAsserted(() -> {
            query("select pg_replication_slot_advance('notes_outbox', pg_current_wal_lsn())");
            assertThat(measured.applyAsDouble("age.seconds")).isZero();
        });
        giveSlotUp();
        assertThat(measured.applyAsDouble("slot.active")).as("given up").isZero();
        assertThat(measured.applyAsDouble("slot.lag.bytes")).isNaN();
        query("select pg_drop_replication_slot('notes_outbox')");
    }

    /** As PostgreSQL does when it would have to keep too much of its log. */
    private void giveSlotUp() {
        query("alter system set max_slot_wal_keep_size = '1MB'");
        query("select pg_reload_conf()");
        for (int i = 0; i < 4; i++) {
            query("select pg_logical_emit_message(false, 'test', 'x'), pg_switch_wal()");
        }
        query("checkpoint");
        query("alter system reset max_slot_wal_keep_size");
        query("select pg_reload_conf()");
    }

    private void query(String sql) {
        run(() -> pool.query(sql).execute());
    }

    private Uni<Void> note(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("insert into note (org_id, id, text) values ($1, $2, 'kept')")
                .execute(Tuple.of(organisation, id))
                .replaceWithVoid();
    }

    private OutboxEvent event(Instant time) {
        return new OutboxEvent(
                organisation, "homewatt.notes.v1", "note_1", "note.written.v1", 7, time, Map.of("note_id", "note_1"));
    }

    private long count(String table) {
        return Database.count(pool, table, organisation);
    }
}
