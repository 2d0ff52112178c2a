package io.homewatt.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Parts that have just come up have things to do for some more seconds, and need memory for them. */
public final class Calm {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Of a second: who is waiting looks after its messages and leases all the same. */
    private static final Duration LITTLE = Duration.ofMillis(150);

    private static final int LOOKS = 15;

    private Calm() {}

    /** Returns when none of them has much to do any more, or after a quarter of a minute. */
    public static void await(List<Part> parts) throws InterruptedException {
        for (int looks = 1; areBusy(parts) && looks < LOOKS; looks++) {
            // A look takes its time.
        }
    }

    private static boolean areBusy(List<Part> parts) throws InterruptedException {
        List<Duration> before = used(parts);
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        List<Duration> after = used(parts);
        return IntStream.range(0, parts.size())
                .anyMatch(part -> after.get(part).minus(before.get(part)).compareTo(LITTLE) > 0);
    }

    private static List<Duration> used(List<Part> parts) {
        return parts.stream().map(Part::used).toList();
    }
}
