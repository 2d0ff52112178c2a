package io.homewatt.account.credentials;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * The provider's answers, kept as long as they hold, so that it is not asked at the callers' speed. Requests with the same
 * credentials share an exchange.
 */
@ApplicationScoped
class Answers {
    /** How long an outage is believed to last: less than callers are told to wait. */
    private static final Duration OUTAGE = Duration.ofSeconds(1);

    /** How long credentials that were right may be exchanged again whatever others try. */
    private static final Duration KNOWN = Duration.ofDays(1);

    private final TokenEndpoint endpoint;
    private final CredentialsConfig config;
    private final Fingerprints fingerprints = new Fingerprints();
    private final AsyncCache<String, Answer> answers;
    private final Cache<String, Boolean> known;
    private final Cache<String, Semaphore> failures;

    @Inject
    Answers(TokenEndpoint endpoint, CredentialsConfig config) {
        this(endpoint, config, Ticker.systemTicker());
    }

    Answers(TokenEndpoint endpoint, CredentialsConfig config, Ticker ticker) {
        this.endpoint = endpoint;
        this.config = config;
        this.answers = bounded(ticker)
                .expireAfter(Expiry.<String, Answer>creating((key, answer) -> life(answer)))
                .buildAsync();
        this.known = bounded(ticker).expireAfterWrite(KNOWN).build();
        this.failures = bounded(ticker).expireAfterWrite(config.refused()).build();
    }

    private Caffeine<Object, Object> bounded(Ticker ticker) {
        // On the caller's thread: what there is to do is little.
        return Caffeine.newBuilder().maximumSize(config.kept()).ticker(ticker).executor(Runnable::run);
    }

    /** The answer to credentials; never a failure. It may come on any thread. */
    Uni<Answer> to(Credentials credentials) {
        return Uni.createFrom()
                .completionStage(
                        () -> answers.get(fingerprints.of(credentials), (key, executor) -> exchange(key, credentials)));
    }

    private CompletableFuture<Answer> exchange(String key, Credentials credentials) {
        if (known.getIfPresent(key) != null) {
            return endpoint.exchange(credentials)
                    .invoke(answer -> learn(key, answer))
                    .subscribeAsCompletionStage();
        }
        // Taken before asking, so that many at the same time don't get through together.
        Semaphore allowed = failures.get(credentials.id(), id -> new Semaphore(config.failures()));
        if (!allowed.tryAcquire()) {
            return CompletableFuture.completedFuture(new Answer.Unasked());
        }
        return endpoint.exchange(credentials)
                .invoke(answer -> {
                    learn(key, answer);
                    if (!(answer instanceof Answer.Refused)) {
                        allowed.release();
                    }
                })
                .subscribeAsCompletionStage();
    }

    private void learn(String key, Answer answer) {
        if (answer instanceof Answer.Token) {
            known.put(key, true);
        } else if (answer instanceof Answer.Refused) {
            known.invalidate(key);
        }
    }

    private Duration life(Answer answer) {
        if (answer instanceof Answer.Token token) {
            Duration fifth = token.validity().dividedBy(5);
            return token.validity().minus(fifth.compareTo(config.margin()) < 0 ? fifth : config.margin());
        }
        if (answer instanceof Answer.Refused) {
            return config.refused();
        }
        return answer instanceof Answer.Outage ? OUTAGE : Duration.ZERO;
    }
}
