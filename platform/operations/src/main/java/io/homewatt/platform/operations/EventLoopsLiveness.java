package io.homewatt.platform.operations;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A thread that serves requests and has been stuck for long will never come back: only a restart cures that. */
@Liveness
@ApplicationScoped
class EventLoopsLiveness implements HealthCheck {
    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    private final Iterable<EventExecutor> loops;
    private final LongSupplier nanos;
    /** Since when a loop has been asked for a sign of life, and owes it. */
    private final Map<EventExecutor, Long> asked = new ConcurrentHashMap<>();

    @Inject
    EventLoopsLiveness(Vertx vertx) {
        this(((VertxInternal) vertx).getEventLoopGroup(), System::nanoTime);
    }

    EventLoopsLiveness(Iterable<EventExecutor> loops, LongSupplier nanos) {
        this.loops = loops;
        this.nanos = nanos;
    }

    @Override
    public HealthCheckResponse call() {
        int stuck = 0;
        for (EventExecutor loop : loops) {
            Long since = asked.putIfAbsent(loop, nanos.getAsLong());
            if (since == null) {
                loop.execute(() -> asked.remove(loop));
            } else if (nanos.getAsLong() - since > LONGEST) {
                stuck++;
            }
        }
        return HealthCheckResponse.named("event loops")
                .status(stuck == 0)
                .withData("stuck", stuck)
                .build();
    }
}
