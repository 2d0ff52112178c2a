package io.homewatt.local.demo;

import java.time.Duration;

/** Looks at a property until the registry's answer has reached it. */
final class Verification {

    private static final long PAUSE_MILLIS = 10;

    private Verification() {}

    /** @throws StepFailed if it takes too long */
    static Answer await(Caller caller, String path, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Answer property = caller.get(path).expect(200);
            String status = property.data().path("verification").path("status").asText();
            if (status.equals("verified") || status.equals("rejected")) {
                return property;
            }
            if (System.nanoTime() > end) {
                throw new StepFailed("the property is still %s after %d s"
                        .formatted(status.isEmpty() ? "without a verification" : status, atMost.toSeconds()));
            }
            pause(PAUSE_MILLIS);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
