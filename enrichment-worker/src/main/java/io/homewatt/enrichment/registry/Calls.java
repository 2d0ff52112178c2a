package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Asks the registry, one call at a time, about whatever identifiers there are to ask about, within the quota, until each
 * is answered. It waits out everything that is not an answer, for as long as it takes; what it returns never fails.
 *
 * <p>Every state is behind one lock that is held only for moments, and futures are completed outside it.
 */
final class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class);
    /** What an identifier's answer is expected to measure until one has been seen; the recorded ones are smaller. */
    private static final long USUAL_BYTES = 5_000;

    private static final Duration UNSAID_RETRY_AFTER = Duration.ofSeconds(5);

    private final RegistryClient client;
    private final Answers answers;
    private final RetryAfter retryAfter;
    private final Quota quota;
    private final Breaker breaker;
    private final Queue queue;
    private final Pace pace;
    private final Clock clock;
    private final CallObserver observer;
    private final Map<Icp, CompletableFuture<Answer>> asked = new HashMap<>();
    private boolean calling;
    private boolean woken;
    private long wakeAt;
    private long bytesEach = USUAL_BYTES;

    Calls(
            RegistryClient client,
            Answers answers,
            RetryAfter retryAfter,
            Quota quota,
            Breaker breaker,
            Queue queue,
            Pace pace,
            Clock clock,
            CallObserver observer) {
        this.client = client;
        this.answers = answers;
        this.retryAfter = retryAfter;
        this.quota = quota;
        this.breaker = breaker;
        this.queue = queue;
        this.pace = pace;
        this.clock = clock;
        this.observer = observer;
    }

    /** The answer, from a call that may be under way already; the same future for all who ask at the same time. */
    CompletableFuture<Answer> ask(Icp icp) {
        CompletableFuture<Answer> answer;
        synchronized (this) {
            answer = asked.get(icp);
            if (answer != null) {
                return answer;
            }
            answer = new CompletableFuture<>();
            asked.put(icp, answer);
            queue.add(icp, pace.now());
        }
        proceed();
        return answer;
    }

    synchronized int callsLeft() {
        return quota.callsLeft(pace.now());
    }

    synchronized long bytesLeft() {
        return quota.bytesLeft(pace.now());
    }

    synchronized boolean isOpen() {
        return breaker.isOpen();
    }

    /** Makes the next call if one can be made; may be run at any time and any number of times. */
    private void proceed() {
        List<Icp> icps;
        synchronized (this) {
            if (calling || queue.isEmpty()) {
                return;
            }
            long now = pace.now();
            long wait = Math.max(
                    queue.nanosToWait(now),
                    Math.max(breaker.nanosToWait(now), quota.nanosToWait(now, bytesEach * queue.next())));
            if (wait > 0) {
                wake(now, wait);
                return;
            }
            icps = queue.take();
            calling = true;
            quota.started();
        }
        client.list(icps).subscribe().with(reply -> ended(icps, reply), failure -> lost(icps, failure));
    }

    private void wake(long now, long wait) {
        if (!woken || wakeAt - (now + wait) > 0) {
            woken = true;
            wakeAt = now + wait;
            pace.after(wait, () -> {
                synchronized (this) {
                    woken = false;
                }
                proceed();
            });
        }
    }

    private void ended(List<Icp> icps, Reply reply) {
        observer.called(Integer.toString(reply.status()), icps.size());
        Map<Icp, Answer> known = Map.of();
        boolean wasOpen;
        boolean open;
        synchronized (this) {
            wasOpen = breaker.isOpen();
            quota.ended(pace.now(), reply.body().length);
            try {
                known = settle(icps, reply);
            } catch (Answers.Unreadable | RuntimeException e) {
                failed(icps, reply);
                log(Logger.Level.ERROR, "The registry's answer can't be read", reply.status(), e.getMessage());
            }
            open = breaker.isOpen();
            calling = false;
        }
        next(wasOpen, open, known);
    }

    private void lost(List<Icp> icps, Throwable failure) {
        observer.called("none", icps.size());
        boolean wasOpen;
        boolean open;
        synchronized (this) {
            wasOpen = breaker.isOpen();
            long now = pace.now();
            quota.ended(now, 0);
            breaker.failed(now);
            queue.failed(icps, now);
            log(
                    Logger.Level.WARN,
                    "The registry does not answer",
                    0,
                    failure.getClass().getSimpleName());
            open = breaker.isOpen();
            calling = false;
        }
        next(wasOpen, open, Map.of());
    }

    private void next(boolean wasOpen, boolean open, Map<Icp, Answer> known) {
        if (wasOpen != open) {
            observer.availability(!open);
        }
        known.forEach(this::complete);
        proceed();
    }

    private void complete(Icp icp, Answer answer) {
        observer.answered(icp, answer);
        CompletableFuture<Answer> future;
        synchronized (this) {
            future = asked.remove(icp);
        }
        future.complete(answer);
    }

    private Map<Icp, Answer> settle(List<Icp> icps, Reply reply) throws Answers.Unreadable {
        switch (reply.status()) {
            case 200 -> {
                Map<Icp, Optional<Connection>> read = answers.read(reply.body());
                bytesEach = Math.max(bytesEach, reply.body().length / icps.size());
                return answered(icps, read);
            }
            case 400, 404 -> {
                Set<Icp> named = answers.refused(reply.body());
                if (icps.size() == 1) {
                    return answered(icps, Map.of());
                }
                breaker.succeeded();
                queue.split(icps, named);
            }
            case 413, 414 -> {
                // More identifiers than it takes in one call.
                if (icps.size() == 1) {
                    failed(icps, reply);
                } else {
                    breaker.succeeded();
                    queue.split(icps, Set.of());
                }
            }
            case 429 -> {
                Duration pause = retryAfter.of(reply).orElse(UNSAID_RETRY_AFTER);
                LOG.warnf("The registry asks for patience seconds=%d", pause.toSeconds());
                hold(icps, pause);
            }
            case 401, 403 -> {
                Optional<Duration> pause = retryAfter.of(reply);
                if (pause.isPresent()) {
                    // A gateway's way to say that the quota of the hour is used up: no fault of the key's.
                    LOG.warnf(
                            "The registry asks for patience seconds=%d",
                            pause.get().toSeconds());
                    hold(icps, pause.get());
                } else {
                    failed(icps, reply);
                    log(Logger.Level.ERROR, "The registry does not accept our key", reply.status(), "is it right?");
                }
            }
            default -> {
                failed(icps, reply);
                log(Logger.Level.WARN, "The registry fails", reply.status(), "none given");
            }
        }
        return Map.of();
    }

    private Map<Icp, Answer> answered(List<Icp> icps, Map<Icp, Optional<Connection>> read) {
        breaker.succeeded();
        queue.answered();
        Instant now = clock.instant();
        Map<Icp, Answer> known = new HashMap<>();
        // One that is missing is unknown: so much is what a list says.
        icps.forEach(icp -> known.put(icp, new Answer(read.getOrDefault(icp, Optional.empty()), now)));
        return known;
    }

    private void failed(List<Icp> icps, Reply reply) {
        long now = pace.now();
        breaker.failed(now);
        retryAfter.of(reply).ifPresent(pause -> breaker.hold(now, pause.toNanos()));
        queue.failed(icps, now);
    }

    private void hold(List<Icp> icps, Duration pause) {
        long now = pace.now();
        // Its clock may be a little behind ours.
        breaker.hold(now, pause.toNanos() + Duration.ofMillis(100).toNanos());
        queue.again(icps, now);
    }

    /** An outage may last for days: the first, second, fourth, eighth failure and so on say it often enough. */
    private void log(Logger.Level level, String what, int status, String reason) {
        int failures = breaker.failures();
        if (Integer.bitCount(failures) == 1) {
            LOG.logf(level, "%s status=%d failures=%d reason=%s", what, status, failures, reason);
        }
    }
}
