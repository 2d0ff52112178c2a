package io.homewatt.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts what came and went, and keeps the limits. All times are nanoseconds of {@link System#nanoTime()}. */
final class Traffic {

    private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final Deque<Long> accepted = new ArrayDeque<>();
    private final Deque<Long> searches = new ArrayDeque<>();
    private final Deque<long[]> answers = new ArrayDeque<>();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private long bytesInAnHour;
    private long calls;
    private long bytes;
    private int largestList;
    private int mostInAMinute;

    synchronized void arrived(long now) {
        calls++;
        arrivals.addLast(now);
        forget(arrivals, now);
        mostInAMinute = Math.max(mostInAMinute, arrivals.size());
    }

    /** Zero if a call by identifier may pass now, which is then counted; otherwise the seconds to wait. */
    synchronized long secondsToWait(long now, int callsPerMinute, long bytesPerHour) {
        while (!answers.isEmpty() && now - answers.peekFirst()[0] >= HOUR) {
            bytesInAnHour -= answers.pollFirst()[1];
        }
        if (bytesPerHour > 0 && bytesInAnHour >= bytesPerHour) {
            return seconds(HOUR - (now - answers.peekFirst()[0]));
        }
        return limit(accepted, now, callsPerMinute);
    }

    /** The same for a search. */
    synchronized long secondsToWaitForSearch(long now, int callsPerMinute) {
        return limit(searches, now, callsPerMinute);
    }

    synchronized void answered(long now, int status, int length) {
        byStatus.merge(status, 1L, Long::sum);
        bytes += length;
        bytesInAnHour += length;
        answers.addLast(new long[] {now, length});
    }

    synchronized void listed(int identifiers) {
        largestList = Math.max(largestList, identifiers);
    }

    synchronized Stats stats() {
        return new Stats(calls, Map.copyOf(byStatus), largestList, mostInAMinute, bytes);
    }

    /** Forgets the counters and the windows of the limits. */
    synchronized void reset() {
        arrivals.clear();
        accepted.clear();
        searches.clear();
        answers.clear();
        byStatus.clear();
        bytesInAnHour = 0;
        calls = 0;
        bytes = 0;
        largestList = 0;
        mostInAMinute = 0;
    }

    private static long limit(Deque<Long> window, long now, int callsPerMinute) {
        forget(window, now);
        if (callsPerMinute > 0 && window.size() >= callsPerMinute) {
            return seconds(MINUTE - (now - window.peekFirst()));
        }
        window.addLast(now);
        return 0;
    }

    private static void forget(Deque<Long> window, long now) {
        while (!window.isEmpty() && now - window.peekFirst() >= MINUTE) {
            window.pollFirst();
        }
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }
}
