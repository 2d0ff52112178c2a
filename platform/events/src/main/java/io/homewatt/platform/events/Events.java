package io.homewatt.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * What becomes of an incoming message: acted upon and acknowledged, or failed, and so sent to the channel's dead-letter
 * topic with the reason. Each is settled exactly once.
 */
@ApplicationScoped
public class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    /**
     * Reads the event and acts on it.
     *
     * <ul>
     *   <li>A {@link BrokenEvent} fails the message at once.
     *   <li>An outage of something that the effect needs, an {@link IOException}, is waited out however long it takes.
     *   <li>Any other failure is tried five times before it fails the message.
     * </ul>
     */
    public Uni<Void> handle(Message<byte[]> message, Function<Event, Uni<Void>> effect) {
        return Uni.createFrom()
                .item(() -> Event.of(message))
                .chain(event -> effect.apply(event))
                .runSubscriptionOn(onCallersContext())
                .onFailure(failure -> !isOutage(failure) && !(failure instanceof BrokenEvent))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure(Events::isOutage)
                .invoke(failure -> LOG.warnf(failure, "An event waits for an outage to end"))
                .onFailure(Events::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .chain(() -> Uni.createFrom().completionStage(message::ack))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "An event goes to the dead letters");
                    return Uni.createFrom().completionStage(() -> message.nack(failure));
                });
    }

    /** A retry comes from a timer's thread; reactive sessions stay on the event loop where the message came in. */
    private static Executor onCallersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException || failure instanceof UncheckedIOException;
    }
}
