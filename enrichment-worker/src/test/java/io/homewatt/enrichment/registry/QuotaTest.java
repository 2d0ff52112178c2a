package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    private static final Duration MARGIN = Duration.ofMillis(250);

    /** Whenever within the call the registry counts it, no window of a minute holds more than the quota. */
    @Property(tries = 200)
    void noMinuteEverSeesMoreCallsThanTheQuota(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int calls) {
        Random random = new Random(seed);
        Quota quota = new Quota(calls, Long.MAX_VALUE, MARGIN);
        List<Long> counted = new ArrayList<>();
        long now = random.nextLong();
        for (int i = 0; i < 4 * calls; i++) {
            now += quota.nanosToWait(now, 0);
            assertThat(quota.nanosToWait(now, 0)).isZero();
            quota.started();
            long took = random.nextLong(10 * SECOND);
            counted.add(now + random.nextLong(took + 1));
            now += took;
            quota.ended(now, 0);
            now += random.nextInt(3) == 0 ? random.nextLong(5 * SECOND) : 0;
        }

        for (int i = calls; i < counted.size(); i++) {
            assertThat(counted.get(i) - counted.get(i - calls)).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void theWholeQuotaMayBeUsedAtOnceAndThenNoneUntilTheFirstCallIsAMinuteOld() {
        Quota quota = new Quota(75, Long.MAX_VALUE, MARGIN);
        for (int i = 0; i < 75; i++) {
            assertThat(quota.nanosToWait(i * SECOND / 10, 0)).isZero();
            quota.started();
            quota.ended(i * SECOND / 10, 0);
        }

        assertThat(quota.callsLeft(8 * SECOND)).isZero();
        assertThat(quota.nanosToWait(8 * SECOND, 0)).isEqualTo(52 * SECOND + MARGIN.toNanos());
        assertThat(quota.callsLeft(61 * SECOND)).isEqualTo(8);
    }

    @Test
    void aCallUnderWayCounts() {
        Quota quota = new Quota(1, Long.MAX_VALUE, MARGIN);
        quota.started();

        assertThat(quota.callsLeft(MINUTE * 10)).isZero();
        assertThat(quota.nanosToWait(MINUTE * 10, 0)).isPositive();
    }

    @Test
    void theBytesOfAnHourAreKeptToo() {
        Quota quota = new Quota(1000, 10_000, Duration.ZERO);
        for (int i = 0; i < 4; i++) {
            quota.started();
            quota.ended(i * MINUTE, 2_500);
        }

        assertThat(quota.bytesLeft(4 * MINUTE)).isZero();
        assertThat(quota.nanosToWait(4 * MINUTE, 2_500)).isEqualTo(56 * MINUTE);
        assertThat(quota.nanosToWait(4 * MINUTE, 5_000)).isEqualTo(57 * MINUTE);
        assertThat(quota.nanosToWait(60 * MINUTE, 2_500)).isZero();
    }

    @Test
    void anAnswerLargerThanTheWholeQuotaIsAskedForWhenNothingElseCounts() {
        Quota quota = new Quota(1000, 100, Duration.ZERO);
        assertThat(quota.nanosToWait(0, 5_000)).isZero();
        quota.started();
        quota.ended(0, 5_000);

        assertThat(quota.nanosToWait(MINUTE, 5_000)).isEqualTo(59 * MINUTE);
        assertThat(quota.nanosToWait(60 * MINUTE, 5_000)).isZero();
    }

    @Test
    void replicasShareItAndNoneIsLeftWithoutAny() {
        assertThat(Quota.shared(75, 10, MARGIN, 2).callsLeft(0)).isEqualTo(37);
        assertThat(Quota.shared(75, 10, MARGIN, 100).callsLeft(0)).isEqualTo(1);
    }
}
