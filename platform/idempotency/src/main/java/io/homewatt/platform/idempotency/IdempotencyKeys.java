package io.homewatt.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out a request once, however often it is sent, and gives repeated ones the first answer. */
@ApplicationScoped
public class IdempotencyKeys {
    /** Waits for a transaction with the same key. A key that was kept its time begins anew. */
    private static final String TAKE = """
            insert into idempotency_key as taken (org_id, key, fingerprint) values (:org, :key, :fingerprint)
            on conflict (org_id, key) do update
              set fingerprint = excluded.fingerprint, answer = null, created_at = now()
              where taken.created_at < now() - make_interval(secs => :keep)""";

    private static final String FIND =
            "select fingerprint, answer from idempotency_key where org_id = :org and key = :key";
    private static final String ANSWER =
            "update idempotency_key set answer = :answer where org_id = :org and key = :key";

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
        if (session.currentTransaction() == null) {
            return Uni.createFrom()
                    .failure(
                            new IllegalStateException("A key is kept in the transaction of its effect, or not at all"));
        }
        if (request.key().isEmpty()) {
            return effect.get();
        }
        String key = request.key().get();
        return session.createNativeQuery(TAKE)
                .setParameter("org", request.organisation())
                .setParameter("key", key)
                .setParameter("fingerprint", request.fingerprint())
                .setParameter("keep", (double) config.keep().toSeconds())
                .executeUpdate()
                .chain(taken -> taken == 1
                        ? effect.get().call(answer -> remember(session, request.organisation(), key, answer))
                        : remembered(session, request, key, answerType));
    }

    private Uni<Integer> remember(Mutiny.Session session, String organisation, String key, Object answer) {
        try {
            return session.createNativeQuery(ANSWER)
                    .setParameter("answer", json.writeValueAsString(answer))
                    .setParameter("org", organisation)
                    .setParameter("key", key)
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private <T> Uni<T> remembered(Mutiny.Session session, IdempotentRequest request, String key, Class<T> answerType) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("org", request.organisation())
                .setParameter("key", key)
                .getSingleResult()
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
