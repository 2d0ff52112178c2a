package io.homewatt.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out a request once, however often it is sent, and gives repeated ones the first answer. */
@ApplicationScoped
public class IdempotencyKeys {
    /** Waits for a transaction with the same key. A key that was kept its time begins anew. */
    private static final String TAKE = """
            insert into idempotency_key as taken (org_id, key, fingerprint) values (?1, ?2, ?3)
            on conflict (org_id, key) do update
              set fingerprint = excluded.fingerprint, answer = null, created_at = now()
              where taken.created_at < now() - make_interval(secs => ?4)
            returning key""";

    private static final String FIND = "select fingerprint, answer from idempotency_key where org_id = ?1 and key = ?2";
    private static final String ANSWER =
            "update idempotency_key set answer = ?3 where org_id = ?1 and key = ?2 returning key";

    private final ObjectMapper json;
    private final IdempotencyConfig config;

    IdempotencyKeys(ObjectMapper json, IdempotencyConfig config) {
        this.json = json;
        this.config = config;
    }

    /**
     * Runs {@code effect} in the caller's transaction and remembers its answer, or gives the answer remembered. Requests
     * with the same key at the same time wait for each other. A failed effect is not remembered, because the
     * transaction is rolled back: its key is free. Whether the caller may do this at all is checked before.
     *
     * @param answerType what the effect answers, which is stored as JSON and read again
     * @return fails with {@link ClientErrorException} (409) when the key stands for another request, and with
     *     {@link IllegalStateException} when the session has no transaction
     */
    public <T> Uni<T> once(
            Mutiny.Session session, IdempotentRequest request, Class<T> answerType, Supplier<Uni<T>> effect) {
        return session.currentTransaction() == null
                ? refused()
                : once(Statements.of(session), request, answerType, effect);
    }

    /** As {@link #once(Mutiny.Session, IdempotentRequest, Class, Supplier)}, where there is no session. */
    public <T> Uni<T> once(
            SqlConnection connection, IdempotentRequest request, Class<T> answerType, Supplier<Uni<T>> effect) {
        return connection.transaction() == null
                ? refused()
                : once(Statements.of(connection), request, answerType, effect);
    }

    private static <T> Uni<T> refused() {
        return Uni.createFrom()
                .failure(new IllegalStateException("A key is kept in the transaction of its effect, or not at all"));
    }

    private <T> Uni<T> once(
            Statements statements, IdempotentRequest request, Class<T> answerType, Supplier<Uni<T>> effect) {
        if (request.key().isEmpty()) {
            return effect.get();
        }
        String key = request.key().get();
        return statements
                .row(TAKE, request.organisation(), key, request.fingerprint(), (double)
                        config.keep().toSeconds())
                .chain(taken -> taken.isPresent()
                        ? effect.get().call(answer -> remember(statements, request.organisation(), key, answer))
                        : remembered(statements, request, key, answerType));
    }

    private Uni<?> remember(Statements statements, String organisation, String key, Object answer) {
        try {
            return statements.row(ANSWER, organisation, key, json.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private <T> Uni<T> remembered(Statements statements, IdempotentRequest request, String key, Class<T> answerType) {
        return statements
                .row(FIND, request.organisation(), key)
                .map(Optional::orElseThrow)
                .map(row -> {
                    if (!request.fingerprint().equals(row[0])) {
                        throw new ClientErrorException("The key stands for another request", Response.Status.CONFLICT);
                    }
                    return read((String) row[1], answerType);
                });
    }

    /** An answer may have been stored by a newer version, with members that this one doesn't know. */
    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer can't be read", e);
        }
    }
}
