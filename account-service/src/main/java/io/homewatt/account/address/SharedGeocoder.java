package io.homewatt.account.address;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * A geocoder whose answers are kept and whose calls are shared: look-ups of an address while it is being looked up wait for
 * the same answer, each no longer than the time-out. It never fails: a failure is no answer, and is not kept.
 */
final class SharedGeocoder implements Geocoder {
    private static final Logger LOG = Logger.getLogger(SharedGeocoder.class);

    private final Geocoder geocoder;
    private final Duration timeout;
    private final AsyncCache<String, Optional<Located>> answers;

    SharedGeocoder(Geocoder geocoder, Duration timeout, AddressConfig.Cache cache) {
        this.geocoder = geocoder;
        this.timeout = timeout;
        this.answers = Caffeine.newBuilder()
                .maximumSize(cache.size())
                .expireAfterWrite(cache.age())
                .buildAsync();
    }

    @Override
    public Uni<Optional<Located>> locate(Place known, String text) {
        return Uni.createFrom().deferred(() -> {
            // Who gives up must not cancel the call for the others: each has a copy of the future.
            CompletableFuture<Optional<Located>> answer =
                    answers.get(key(text), (key, executor) -> call(known, text)).copy();
            var waiting = Uni.createFrom()
                    .completionStage(answer)
                    .map(found -> found == null ? Optional.<Located>empty() : found)
                    .ifNoItem()
                    .after(timeout)
                    .recoverWithItem(Optional.empty());
            return onThisContext(waiting);
        });
    }

    /** An answer that is null is not kept. */
    private CompletableFuture<Optional<Located>> call(Place known, String text) {
        return geocoder.locate(known, text)
                .onFailure()
                .invoke(SharedGeocoder::tell)
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }

    /** The answer comes on the thread of whoever asked first: each goes on where it was, as a database session requires. */
    private static <T> Uni<T> onThisContext(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(command -> context.runOnContext(nothing -> command.run()));
    }

    private static void tell(Throwable failure) {
        boolean expected = failure instanceof RateLimitException || failure instanceof CircuitBreakerOpenException;
        LOG.logf(
                expected ? Logger.Level.DEBUG : Logger.Level.WARN,
                "An address is looked up in the gazetteer: %s: %s",
                failure.getClass().getSimpleName(),
                failure.getMessage());
    }

    /** However it is spaced and capitalised. */
    private static String key(String text) {
        return String.join(" ", text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }
}
