package io.homewatt.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of a service: UTC, in the microseconds that events, answers and tables carry. */
@ApplicationScoped
class Time {
    /** @param ahead of the machine's clock; not zero only to try out what comes of a clock that is wrong */
    @Produces
    Clock clock(@ConfigProperty(name = "homewatt.clock.ahead", defaultValue = "0s") Duration ahead) {
        return Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)), ahead);
    }
}
