package io.homewatt.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TimeTest {
    @Test
    void aClockIsAheadAsFarAsItIsSet() {
        Clock clock = new Time().clock(Duration.ofHours(1));

        Instant now = clock.instant();

        assertThat(now).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
        assertThat(now.getNano() % 1_000).as("microseconds").isZero();
    }
}
