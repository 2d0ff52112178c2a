package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The identifiers that are still to be asked about, in calls of a suitable size.
 *
 * <p>A call that was refused because of some of its identifiers is split until they are alone. After a failure, calls get
 * smaller, down to a single identifier, and go to the end of the queue: should one identifier bring the registry to its
 * knees, the others get past it. With each success calls get larger again.
 *
 * <p>Not thread-safe.
 */
final class Queue {

    private record Waiting(Icp icp, long since) {}

    private final int largest;
    private final long gather;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<List<Icp>> parts = new ArrayDeque<>();
    private int size;

    /**
     * @param largest the most identifiers in one call
     * @param gather nanoseconds that the first identifier waits for others
     */
    Queue(int largest, long gather) {
        this.largest = largest;
        this.gather = gather;
        this.size = largest;
    }

    void add(Icp icp, long now) {
        waiting.addLast(new Waiting(icp, now));
    }

    boolean isEmpty() {
        return waiting.isEmpty() && parts.isEmpty();
    }

    /** How many the next call will ask about. */
    int next() {
        return parts.isEmpty()
                ? Math.min(size, waiting.size())
                : parts.peekFirst().size();
    }

    /** Nanoseconds until enough are gathered or the first has waited long enough; 0 if a call may be made now. */
    long nanosToWait(long now) {
        if (!parts.isEmpty() || waiting.size() >= size) {
            return 0;
        }
        return Math.max(0, waiting.peekFirst().since() + gather - now);
    }

    List<Icp> take() {
        if (!parts.isEmpty()) {
            return parts.pollFirst();
        }
        List<Icp> taken = new ArrayList<>();
        while (taken.size() < size && !waiting.isEmpty()) {
            taken.add(waiting.pollFirst().icp());
        }
        return taken;
    }

    /** The call went well. */
    void answered() {
        size = Math.min(largest, size * 2);
    }

    /** The call came to nothing. */
    void failed(List<Icp> icps, long now) {
        size = Math.max(1, size / 2);
        again(icps, now);
    }

    /** The call was not let through. */
    void again(List<Icp> icps, long now) {
        // They have waited for others already.
        icps.forEach(icp -> waiting.addLast(new Waiting(icp, now - gather)));
    }

    /** The call was refused because of some of its identifiers: perhaps of those that the refusal named. */
    void split(List<Icp> icps, Set<Icp> named) {
        Set<Icp> suspects = new HashSet<>(named);
        suspects.retainAll(icps);
        if (suspects.isEmpty() || suspects.size() == icps.size()) {
            int half = icps.size() / 2;
            parts.addLast(List.copyOf(icps.subList(0, half)));
            parts.addLast(List.copyOf(icps.subList(half, icps.size())));
        } else {
            parts.addLast(icps.stream().filter(suspects::contains).toList());
            parts.addLast(icps.stream().filter(icp -> !suspects.contains(icp)).toList());
        }
    }
}
