package io.homewatt.enrichment.registry;

import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Time by the machine's clock and Vert.x's timers. */
final class VertxPace implements Pace {

    private final Vertx vertx;

    VertxPace(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public void after(long nanos, Runnable task) {
        // Rounded up: a task that runs too early would only have to wait again.
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
        try {
            vertx.setTimer(millis, timer -> task.run());
        } catch (RejectedExecutionException | IllegalStateException e) {
            // The process ends; what was not answered is delivered again.
        }
    }
}
