package io.homewatt.disaggregation;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The service's clock in tests: it shows the time of day, but for a test that has put it forward. */
@Alternative
@Priority(1)
@Singleton
public class SettableClock extends Clock {
    private volatile Duration forward = Duration.ZERO;

    /** Shows so much later than it is. */
    public void putForward(Duration by) {
        forward = by;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(forward).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
