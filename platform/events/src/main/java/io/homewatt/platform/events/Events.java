package io.homewatt.platform.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private final Traces traces;
    private final DeadLetters deadLetters;

    Events(Traces traces, DeadLetters deadLetters) {
        this.traces = traces;
        this.deadLetters = deadLetters;
    }

    /**
     * Reads the event and acts on it.
     *
     * <ul>
     *   <li>A {@link BrokenEvent} fails the message at once.
     *   <li>An outage of something that the effect needs, an {@link IOException}, is waited out however long it takes.
     *   <li>Any other failure is tried five times more before it fails the message.
     * </ul>
     */
    public Uni<Void> handle(Message<byte[]> message, Function<Event, Uni<Void>> effect) {
        return handle(message, effect, onCallersContext());
    }

    private Uni<Void> handle(Message<byte[]> message, Function<Event, Uni<Void>> effect, Executor context) {
        return Uni.createFrom()
                .item(() -> Event.of(message))
                .chain(event -> traces.span(event, effect))
                .runSubscriptionOn(context)
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
                .recoverWithUni(failure -> putAside(message, failure));
    }

    /**
     * Reads the events that were polled together, on a worker thread, and acts on all of them at once. Broken ones fail
     * alone. Outages are waited out; after any other failure each message is handled for itself, so that only the one
     * whose fault it is fails. Nothing is settled before the effect is there.
     *
     * @param read empty of an event that is of no interest
     * @param effect given the events of interest, and not run if there are none; able to be repeated
     */
    public <T> Uni<Void> handleAll(
            KafkaRecordBatch<?, byte[]> batch, Function<Event, Optional<T>> read, Function<List<T>, Uni<Void>> effect) {
        Executor context = onCallersContext();
        return Uni.createFrom()
                .deferred(() -> onWorker(() -> Reading.of(batch.getRecords(), read, traces)))
                .chain(reading -> Uni.createFrom()
                        .deferred(() -> ifAny(reading.understood(), effect))
                        .runSubscriptionOn(context)
                        .onFailure(Events::isOutage)
                        .invoke(failure -> LOG.warnf(failure, "Events wait for an outage to end"))
                        .onFailure(Events::isOutage)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .indefinitely()
                        .onTermination()
                        .invoke((done, failure, cancelled) ->
                                reading.events().forEach(event -> traces.end(event, failure)))
                        .replaceWith(Optional.of(reading)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(failure, "Events that failed together are tried one by one");
                    return Optional.empty();
                })
                .chain(reading -> reading.isPresent()
                        ? fail(reading.get().broken())
                                .chain(() -> Uni.createFrom().completionStage(batch::ack))
                        : oneByOne(
                                batch, event -> ifAny(read.apply(event).stream().toList(), effect), context));
    }

    private static <T> Uni<Void> ifAny(List<T> understood, Function<List<T>, Uni<Void>> effect) {
        return understood.isEmpty() ? Uni.createFrom().voidItem() : effect.apply(understood);
    }

    private Uni<Void> oneByOne(KafkaRecordBatch<?, byte[]> batch, Function<Event, Uni<Void>> effect, Executor context) {
        return Multi.createFrom()
                .iterable(batch.getRecords())
                .onItem()
                .transformToUniAndConcatenate(message -> handle(message, effect, context))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> fail(List<Reading.Broken> broken) {
        return Multi.createFrom()
                .iterable(broken)
                .onItem()
                .transformToUniAndConcatenate(one -> putAside(one.message(), one.reason()))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> putAside(Message<byte[]> message, Throwable reason) {
        LOG.errorf(reason, "An event goes to the dead letters");
        deadLetters.count(message);
        return Uni.createFrom().completionStage(() -> message.nack(reason));
    }

    private static <T> Uni<T> onWorker(Callable<T> work) {
        Context context = Vertx.currentContext();
        return context == null
                ? Uni.createFrom().item(Unchecked.supplier(work::call))
                : Uni.createFrom().completionStage(() -> context.executeBlocking(work, false)
                        .toCompletionStage());
    }

    /** Retries and acknowledgements come from elsewhere; reactive sessions stay in the context where the message came in. */
    private static Executor onCallersContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException || failure instanceof UncheckedIOException;
    }
}
