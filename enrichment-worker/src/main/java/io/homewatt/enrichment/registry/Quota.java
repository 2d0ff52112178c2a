package io.homewatt.enrichment.registry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the calls within the registry's limits: so many in any 60 seconds, so many bytes in any hour.
 *
 * <p>A call takes up its place until the window has passed since it <em>ended</em>. The registry counted it at some time
 * between its start and its end, so however long requests are under way, no window of the registry's ever holds more
 * than the quota. A restart forgets the window; if that is one call too many, the registry says so with a 429.
 *
 * <p>Times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class Quota {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final int calls;
    private final long bytes;
    private final long minute;
    private final long hour;
    private final Deque<Long> ended = new ArrayDeque<>();
    private final Deque<Volume> volumes = new ArrayDeque<>();
    private long volume;
    private int underWay;

    private record Volume(long at, long bytes) {}

    /**
     * @param calls in any minute
     * @param bytes in any hour
     * @param margin added to both windows
     */
    Quota(int calls, long bytes, Duration margin) {
        this.calls = calls;
        this.bytes = bytes;
        this.minute = MINUTE.plus(margin).toNanos();
        this.hour = HOUR.plus(margin).toNanos();
    }

    /** One replica's part of limits that several share; never less than one call. */
    static Quota shared(int calls, long bytes, Duration margin, int replicas) {
        return new Quota(Math.max(1, calls / replicas), Math.max(1, bytes / replicas), margin);
    }

    /** Nanoseconds until a call may start whose answer is expected to have so many bytes; 0 if it may start now. */
    long nanosToWait(long now, long expectedBytes) {
        forget(now);
        long wait = 0;
        if (ended.size() + underWay >= calls) {
            wait = ended.isEmpty() ? minute : ended.peekFirst() + minute - now;
        }
        // An answer larger than the whole quota is asked for when nothing else counts against it.
        long left = bytes - Math.min(expectedBytes, bytes);
        long after = volume;
        for (Volume past : volumes) {
            if (after <= left) {
                break;
            }
            after -= past.bytes();
            wait = Math.max(wait, past.at() + hour - now);
        }
        return wait;
    }

    void started() {
        underWay++;
    }

    void ended(long now, long receivedBytes) {
        underWay--;
        ended.addLast(now);
        if (receivedBytes > 0) {
            volumes.addLast(new Volume(now, receivedBytes));
            volume += receivedBytes;
        }
    }

    /** Calls that could start now. */
    int callsLeft(long now) {
        forget(now);
        return Math.max(0, calls - ended.size() - underWay);
    }

    /** Bytes that could come now. */
    long bytesLeft(long now) {
        forget(now);
        return Math.max(0, bytes - volume);
    }

    private void forget(long now) {
        while (!ended.isEmpty() && now - ended.peekFirst() >= minute) {
            ended.pollFirst();
        }
        while (!volumes.isEmpty() && now - volumes.peekFirst().at() >= hour) {
            volume -= volumes.pollFirst().bytes();
        }
    }
}
