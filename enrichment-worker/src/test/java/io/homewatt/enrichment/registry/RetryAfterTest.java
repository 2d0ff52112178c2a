package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC), LONGEST);

    @Test
    void secondsAreSeconds() {
        assertThat(of("42", null)).contains(Duration.ofSeconds(42));
        assertThat(of(" 0 ", null)).contains(Duration.ZERO);
    }

    @Test
    void aDateIsMeasuredByTheSendersClock() {
        assertThat(of("Sun, 01 Mar 2026 12:01:30 GMT", null)).contains(Duration.ofSeconds(90));
        assertThat(of("Sun, 01 Mar 2026 12:01:30 GMT", "Sun, 01 Mar 2026 12:01:00 GMT"))
                .contains(Duration.ofSeconds(30));
        assertThat(of("Sun, 01 Mar 2026 11:00:00 GMT", null)).contains(Duration.ZERO);
    }

    @Test
    void anAbsurdOneIsCut() {
        assertThat(of("999999999999", null)).contains(LONGEST);
        assertThat(of("Sun, 01 Mar 2099 12:01:30 GMT", null)).contains(LONGEST);
    }

    @Test
    void nonsenseIsNone() {
        assertThat(of("soon", null)).isEmpty();
        assertThat(of("-5", null)).isEmpty();
        assertThat(of(null, null)).isEmpty();
    }

    @Property
    void whateverItSaysTheWaitIsInBounds(@ForAll String header) {
        of(header, header).ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, LONGEST));
    }

    private Optional<Duration> of(String header, String date) {
        return retryAfter.of(new Reply(429, Optional.ofNullable(header), Optional.ofNullable(date), new byte[0]));
    }
}
