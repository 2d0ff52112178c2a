package io.homewatt.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What may be sent to a service again, and for how long. A request that never reached it may, whatever it is; one that
 * was sent and got no answer only if it does no harm twice. docs/decisions/0019-restarts.md says why, and the policy of
 * the cluster's gateway says the same.
 */
final class Retries {
    /** Longer than the restart of a service takes, on two busy cores, too. */
    static final Duration PATIENCE = Duration.ofSeconds(65);

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 800;
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final Vertx vertx;
    private final Duration patience;

    Retries(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    /** Whether a request does no harm when it is carried out twice: for its method, or for a key that its service knows. */
    static boolean isHarmless(HttpServerRequest request, Route route) {
        return IDEMPOTENT.contains(request.method())
                || route.idempotencyKeys() && request.headers().contains("Idempotency-Key");
    }

    /**
     * Tries until it succeeds, fails for good or time is up.
     *
     * @param again whether a failure is one after which it may be tried again
     * @param wanted whether anybody still waits for the outcome
     */
    <T> Future<T> run(Supplier<Future<T>> attempt, Predicate<Throwable> again, BooleanSupplier wanted) {
        return run(attempt, again, wanted, System.nanoTime() + patience.toNanos(), FIRST_PAUSE_MILLIS);
    }

    private <T> Future<T> run(
            Supplier<Future<T>> attempt, Predicate<Throwable> again, BooleanSupplier wanted, long end, long pause) {
        return attempt.get().recover(failure -> {
            boolean inTime = System.nanoTime() + Duration.ofMillis(pause).toNanos() - end < 0;
            if (!inTime || !again.test(failure) || !wanted.getAsBoolean()) {
                return Future.failedFuture(failure);
            }
            return pause(pause)
                    .compose(over -> run(attempt, again, wanted, end, Math.min(2 * pause, LONGEST_PAUSE_MILLIS)));
        });
    }

    private Future<Void> pause(long millis) {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(millis, timer -> over.complete());
        return over.future();
    }
}
