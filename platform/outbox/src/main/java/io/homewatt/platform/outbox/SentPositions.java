package io.homewatt.platform.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which moment the reader of the database's log has come to: it tells a position, and when the log was there is
 * remembered. Not thread-safe.
 */
final class SentPositions {
    private record Position(long bytes, Instant at) {}

    private final int most;
    private final Deque<Position> ahead = new ArrayDeque<>();
    private Instant reached;

    /** @param most how many positions are remembered while the reader stands still; a longer time is known less exactly */
    SentPositions(int most) {
        this.most = most;
    }

    /**
     * What was committed up to this moment has been sent; of what came before the first call nothing is known.
     *
     * @param written how far the log goes at this moment
     * @param sent how far the reader has come
     */
    Instant reachedBy(long written, long sent, Instant now) {
        if (reached == null) {
            reached = now;
        }
        if (ahead.size() < most && (ahead.isEmpty() || ahead.getLast().bytes < written)) {
            ahead.addLast(new Position(written, now));
        }
        while (!ahead.isEmpty() && ahead.getFirst().bytes <= sent) {
            reached = ahead.removeFirst().at;
        }
        return reached;
    }
}
