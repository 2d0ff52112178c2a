package io.homewatt.property;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Measures how long properties wait for their verification: from their creation to the committed answer. */
@Startup
@ApplicationScoped
class VerificationMetrics {
    private static final Duration[] STEPS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final Timer verified;
    private final Timer rejected;
    private final Clock clock;

    VerificationMetrics(MeterRegistry meters, Clock clock) {
        this.verified = timer(meters, "verified");
        this.rejected = timer(meters, "rejected");
        this.clock = clock;
    }

    private static Timer timer(MeterRegistry meters, String outcome) {
        return Timer.builder("homewatt.verification")
                .description("From a property's creation to the registry's answer, first verifications only")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }

    /** The property has its first answer now. */
    void answered(Property property) {
        Duration taken = Duration.between(property.createdAt, clock.instant());
        (property.verificationStatus == VerificationStatus.VERIFIED ? verified : rejected)
                .record(taken.isNegative() ? Duration.ZERO : taken);
    }
}
