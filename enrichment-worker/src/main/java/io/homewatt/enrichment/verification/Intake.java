package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.enrichment.EnrichmentConfig;
import io.homewatt.enrichment.registry.RegistryAvailability;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.events.Events;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.DemandPauser;
import io.smallrye.reactive.messaging.TracingMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes in the properties' events, a bounded number at a time, and sees each through: verified or rejected, ignored, or
 * failed because it can't be understood.
 *
 * <p>While the registry is down nothing more is taken in: the channel then pauses its partitions as soon as what it has
 * read ahead fills its small buffer. What was taken in waits, unacknowledged, and is answered or delivered again.
 */
@Singleton
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Multi<Message<byte[]>> properties;
    private final Events events;
    private final VerifyIcp verifyIcp;
    private final Announcements announcements;
    private final ObjectMapper json;
    private final Clock clock;
    private final int inFlight;
    private final MeterRegistry meters;
    private final Timer delay;
    private final DemandPauser demand = new DemandPauser();
    private volatile boolean stopping;

    Intake(
            @Channel("properties") Multi<Message<byte[]>> properties,
            Events events,
            VerifyIcp verifyIcp,
            Announcements announcements,
            ObjectMapper json,
            Clock clock,
            EnrichmentConfig config,
            MeterRegistry meters) {
        this.properties = properties;
        this.events = events;
        this.verifyIcp = verifyIcp;
        this.announcements = announcements;
        this.json = json;
        this.clock = clock;
        this.inFlight = config.inFlight();
        this.meters = meters;
        this.delay = Timer.builder("homewatt.verification.delay")
                .description("From the event that asks for it to the published answer")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("homewatt.intake.paused", demand, pauser -> pauser.isPaused() ? 1 : 0)
                .description("1 while reading is paused because the registry is down")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        properties
                .pauseDemand()
                .bufferStrategy(BackPressureStrategy.IGNORE)
                .using(demand)
                .onItem()
                .transformToUni(this::take)
                .merge(inFlight)
                .subscribe()
                .with(done -> {}, this::ended, () -> ended(null));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    void registry(@Observes RegistryAvailability registry) {
        if (registry.available()) {
            LOG.info("The registry is back: reading goes on");
            demand.resume();
        } else {
            LOG.warn("The registry is down: reading is paused until it is back");
            demand.pause();
        }
    }

    private Uni<Void> take(Message<byte[]> message) {
        return events.handle(message, event -> handle(event, message));
    }

    private Uni<Void> handle(Event event, Message<byte[]> message) {
        if (!IcpToVerify.TYPES.contains(event.type())) {
            return Uni.createFrom().voidItem();
        }
        IcpToVerify property = event.data(json, IcpToVerify.class).checked();
        // What is published goes on from here in the trace, though the answer comes from elsewhere.
        Message<byte[]> cause = message.addMetadata(TracingMetadata.withCurrent(Context.current()));
        return verifyIcp.verify(property).chain(verification -> announcements
                .publish(verification, event, cause)
                .invoke(() -> count(verification, event)));
    }

    private void count(Verification verification, Event event) {
        meters.counter("homewatt.verifications", "outcome", verification.outcome())
                .increment();
        Duration taken = Duration.between(event.time(), clock.instant());
        delay.record(taken.isNegative() ? Duration.ZERO : taken);
    }

    /** Should not happen. A new process starts from what was not acknowledged; this one would do nothing any more. */
    private void ended(Throwable failure) {
        if (!stopping) {
            LOG.errorf(failure, "The channel of properties has ended: the worker stops, to be started again");
            Quarkus.asyncExit(1);
        }
    }
}
