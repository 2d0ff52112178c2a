package io.homewatt.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class IdempotencyKeysTest {
    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Retention retention;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    private final String organisation = Organisation.fresh().id();

    @ParameterizedTest
    @EnumSource
    void theSameRequestTwiceHasOneEffectAndTheSameAnswer(Way way) {
        Answer first = write(way, request("key", "hello"), "hello");
        Answer second = write(way, request("key", "hello"), "hello");

        assertThat(second).isEqualTo(first);
        assertThat(notes(organisation)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherBodyUnderTheSameKeyIsAConflict(Way way) {
        write(way, request("key", "hello"), "hello");

        assertConflict(() -> write(way, request("key", "goodbye"), "goodbye"));
        assertThat(notes(organisation)).isEqualTo(1);
    }

    @Test
    void anotherRouteUnderTheSameKeyIsAConflict() {
        write(request("key", "hello"), "hello");

        assertConflict(() -> write(
                IdempotentRequest.of(organisation, "key", "POST /others", Map.of("text", "hello"), json), "hello"));
    }

    @ParameterizedTest
    @EnumSource
    void twentyAtOnceHaveOneEffectAndNoneFails(Way way) {
        Set<Answer> answers = ConcurrentHashMap.newKeySet();

        atOnce(20, i -> answers.add(write(way, request("key", "hello"), "hello")));

        assertThat(answers).hasSize(1);
        assertThat(notes(organisation)).isEqualTo(1);
    }

    @Test
    void ofTwoDifferentRequestsAtOnceUnderOneKeyOneWins() {
        for (int round = 0; round < 20; round++) {
            String key = "key-" + round;
            Set<Object> outcomes = ConcurrentHashMap.newKeySet();

            atOnce(2, i -> {
                try {
                    outcomes.add(write(request(key, "text " + i), "text " + i));
                } catch (ClientErrorException e) {
                    outcomes.add(e.getResponse().getStatus());
                }
            });

            assertThat(outcomes).hasSize(2).contains(409);
            assertThat(notes(organisation)).isEqualTo(round + 1);
        }
    }

    @Test
    void aFailedEffectFreesTheKey() {
        assertThatThrownBy(() -> run(() -> sessions.withTransaction(session -> keys.once(
                        session, request("key", "hello"), Answer.class, () -> note(session, organisation, "lost")
                                .chain(() -> Uni.createFrom().failure(new ArithmeticException()))))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(notes(organisation)).isZero();

        write(request("key", "goodbye"), "goodbye");

        assertThat(notes(organisation)).isEqualTo(1);
    }

    @Test
    void aRequestThatWaitedForAFailedOneIsCarriedOut() {
        Set<Object> outcomes = ConcurrentHashMap.newKeySet();
        var first = new CompletableFuture<Void>();

        var failing = CompletableFuture.runAsync(() -> {
            try {
                run(() -> sessions.withTransaction(session -> keys.once(
                        session, request("key", "hello"), Answer.class, () -> note(session, organisation, "lost")
                                .invoke(() -> first.complete(null))
                                .onItem()
                                .delayIt()
                                .by(Duration.ofMillis(200))
                                .chain(() -> Uni.createFrom().failure(new ArithmeticException())))));
            } catch (ArithmeticException e) {
                outcomes.add("failed");
            }
        });
        first.orTimeout(30, TimeUnit.SECONDS).join();
        outcomes.add(write(request("key", "hello"), "hello"));
        failing.join();

        assertThat(outcomes).hasSize(2).contains("failed");
        assertThat(notes(organisation)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyStandsForItsRequestForADay(Way way) {
        write(way, request("key", "hello"), "hello");

        age("23 hours 59 minutes");
        write(way, request("key", "hello"), "hello");
        assertThat(notes(organisation)).isEqualTo(1);

        age("24 hours 1 minute");
        Answer again = write(way, request("key", "goodbye"), "goodbye");
        assertThat(write(way, request("key", "goodbye"), "goodbye")).isEqualTo(again);
        assertThat(notes(organisation)).isEqualTo(2);
    }

    @Test
    void keysAreRemovedAfterADay() {
        write(request("old", "hello"), "hello");
        age("24 hours 1 minute");
        write(request("new", "hello"), "hello");

        run(() -> retention.removeOld());

        assertThat(run(() -> pool.preparedQuery("select key from idempotency_key where org_id = $1")
                        .execute(Tuple.of(organisation))))
                .extracting(row -> row.getString("key"))
                .containsExactly("new");
    }

    @Test
    void twoOrganisationsHaveKeysOfTheirOwn() {
        String other = Organisation.fresh().id();

        write(request("key", "hello"), "hello");
        write(IdempotentRequest.of(other, "key", "POST /notes", Map.of("text", "other"), json), "other");

        assertThat(notes(organisation)).isEqualTo(1);
        assertThat(notes(other)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestWithoutAKeyIsCarriedOutWheneverItComes(Way way) {
        write(way, request(null, "hello"), "hello");
        write(way, request(null, "hello"), "hello");

        assertThat(notes(organisation)).isEqualTo(2);
    }

    @Test
    void anAnswerOfANewerVersionIsReadAsFarAsItIsKnown() {
        Answer first = write(request("key", "hello"), "hello");
        run(() -> pool.preparedQuery("update idempotency_key set answer = $1 where org_id = $2")
                .execute(Tuple.of("{\"id\":\"" + first.id() + "\",\"later\":1}", organisation)));

        assertThat(write(request("key", "hello"), "hello")).isEqualTo(first);
    }

    @Test
    void aKeyIsRefusedWithoutATransaction() {
        assertThatThrownBy(() -> run(() -> sessions.withSession(session -> keys.once(
                        session, request("key", "hello"), Answer.class, () -> note(session, organisation, "x")))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(() -> pool.withConnection(connection -> keys.once(
                        connection, request("key", "hello"), Answer.class, () -> note(connection, organisation, "x")))))
                .isInstanceOf(IllegalStateException.class);
    }

    record Answer(UUID id) {}

    private IdempotentRequest request(String key, String text) {
        return IdempotentRequest.of(organisation, key, "POST /notes", Map.of("text", text), json);
    }

    /** What the transaction of a request has. */
    enum Way {
        SESSION,
        CONNECTION
    }

    private Answer write(IdempotentRequest request, String text) {
        return write(Way.SESSION, request, text);
    }

    private Answer write(Way way, IdempotentRequest request, String text) {
        return switch (way) {
            case SESSION ->
                run(() -> sessions.withTransaction(session ->
                        keys.once(session, request, Answer.class, () -> note(session, request.organisation(), text))));
            case CONNECTION ->
                run(() -> pool.withTransaction(connection -> keys.once(
                        connection, request, Answer.class, () -> note(connection, request.organisation(), text))));
        };
    }

    private static Uni<Answer> note(Mutiny.Session session, String owner, String text) {
        return session.persist(Note.of(owner, text))
                .chain(session::flush)
                .replaceWith(() -> new Answer(UUID.randomUUID()));
    }

    private static Uni<Answer> note(SqlConnection connection, String owner, String text) {
        return connection
                .preparedQuery("insert into note (org_id, id, text) values ($1, gen_random_uuid(), $2)")
                .execute(Tuple.of(owner, text))
                .replaceWith(() -> new Answer(UUID.randomUUID()));
    }

    private void age(String interval) {
        run(() -> pool.preparedQuery(
                        "update idempotency_key set created_at = now() - $1::text::interval where org_id = $2")
                .execute(Tuple.of(interval, organisation)));
    }

    private long notes(String owner) {
        return run(() -> pool.preparedQuery("select count(*) from note where org_id = $1")
                        .execute(Tuple.of(owner)))
                .iterator()
                .next()
                .getLong(0);
    }

    private static void assertConflict(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ClientErrorException.class, conflict -> assertThat(
                        conflict.getResponse().getStatus())
                .isEqualTo(409));
    }

    private static void atOnce(int times, IntConsumer work) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            CompletableFuture.allOf(IntStream.range(0, times)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }
}
