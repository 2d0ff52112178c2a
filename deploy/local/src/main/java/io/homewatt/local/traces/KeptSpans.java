package io.homewatt.local.traces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest spans; what is too many makes room, whole traces at a time, the oldest first. Thread-safe. */
final class KeptSpans {
    private final int most;
    private final Map<String, List<Span>> traces = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();
    private int size;

    KeptSpans(int most) {
        this.most = most;
    }

    synchronized void add(Span span) {
        List<Span> trace = traces.get(span.trace());
        if (trace == null) {
            trace = new ArrayList<>();
            traces.put(span.trace(), trace);
            order.addLast(span.trace());
        }
        trace.add(span);
        size++;
        while (size > most && !order.isEmpty()) {
            size -= traces.remove(order.removeFirst()).size();
        }
    }

    /** Those of one trace, in no order; none if it is not known, or not any more. */
    synchronized List<Span> of(String trace) {
        return List.copyOf(traces.getOrDefault(trace, List.of()));
    }
}
