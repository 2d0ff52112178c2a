package io.homewatt.disaggregation.meterfile;

import java.util.ArrayList;
import java.util.List;

/** Lines that were not taken: all are counted, the first are listed. */
final class NotedLines {
    private static final int LISTED = 100;

    private final List<NotedLine> first = new ArrayList<>();
    private long count;

    void add(long line, String reason) {
        if (count++ < LISTED) {
            first.add(new NotedLine(line, reason));
        }
    }

    long count() {
        return count;
    }

    List<NotedLine> first() {
        return List.copyOf(first);
    }
}
