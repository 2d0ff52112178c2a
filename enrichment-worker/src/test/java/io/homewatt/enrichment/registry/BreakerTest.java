package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long MILLI = 1_000_000;

    private double chance;
    private final Breaker breaker = new Breaker(3, Duration.ofMillis(200), Duration.ofSeconds(10), () -> chance);

    @Test
    void itOpensAfterSoManyFailuresInARow() {
        breaker.failed(0);
        breaker.failed(0);
        breaker.succeeded();
        breaker.failed(0);
        breaker.failed(0);
        assertThat(breaker.isOpen()).isFalse();

        breaker.failed(0);

        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void oneSuccessClosesIt() {
        for (int i = 0; i < 9; i++) {
            breaker.failed(0);
        }

        breaker.succeeded();

        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.failures()).isZero();
    }

    @Test
    void thePauseDoublesUpToTheLongest() {
        long now = 0;
        for (long millis : new long[] {200, 400, 800, 1600, 3200, 6400, 10_000, 10_000}) {
            breaker.failed(now);
            assertThat(breaker.nanosToWait(now)).isEqualTo(millis * MILLI);
            now += millis * MILLI;
            assertThat(breaker.nanosToWait(now)).isZero();
        }
    }

    @Test
    void upToHalfOfAPauseIsLeftOutByChance() {
        chance = 1;

        breaker.failed(0);

        assertThat(breaker.nanosToWait(0)).isEqualTo(100 * MILLI);
    }

    @Test
    void whatTheRegistryAsksForIsKeptAndDoesNotOpenIt() {
        breaker.hold(0, 60_000 * MILLI);
        breaker.hold(0, 1_000 * MILLI);

        assertThat(breaker.nanosToWait(1_000 * MILLI)).isEqualTo(59_000 * MILLI);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aMonthOfFailuresDoesNotOverflow() {
        for (int i = 0; i < 1_000_000; i++) {
            breaker.failed(0);
        }

        assertThat(breaker.nanosToWait(0)).isEqualTo(10_000 * MILLI);
    }
}
