package io.homewatt.local.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which messages of a partition have been put back. It is kept as a consumer group's position: all before an offset, and
 * in the position's note those after it that were chosen earlier, such as {@code 17,20-35}.
 */
final class Replayed {
    /** What Kafka takes as a note, by default. */
    private static final int LONGEST_NOTE = 4096;

    private record Range(long from, long to) {
        @Override
        public String toString() {
            return from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    private final TreeSet<Long> after = new TreeSet<>();
    private long before;

    /** @param note null or empty for none */
    Replayed(long before, String note) {
        this.before = before;
        if (note != null && !note.isEmpty()) {
            for (String part : note.split(",")) {
                String[] ends = part.split("-");
                for (long offset = Long.parseLong(ends[0]); offset <= Long.parseLong(ends[ends.length - 1]); offset++) {
                    after.add(offset);
                }
            }
        }
    }

    boolean contains(long offset) {
        return offset < before || after.contains(offset);
    }

    void add(long offset) {
        after.add(offset);
    }

    /**
     * Moves the position past what has been put back or is not there any more.
     *
     * @param offsets those that are there, from the first on
     */
    void settle(List<Long> offsets) {
        for (long offset : offsets.stream().sorted(Comparator.naturalOrder()).toList()) {
            if (!contains(offset)) {
                break;
            }
            before = Math.max(before, offset + 1);
        }
        after.headSet(before).clear();
    }

    long before() {
        return before;
    }

    /** @throws DeadLettersFailed when too many were chosen here and there */
    String note() {
        String note = ranges().stream().map(Range::toString).collect(Collectors.joining(","));
        if (note.length() > LONGEST_NOTE) {
            throw new DeadLettersFailed(
                    "too many messages are left out to remember which: replay those before them first");
        }
        return note;
    }

    private List<Range> ranges() {
        var ranges = new ArrayList<Range>();
        for (long offset : after) {
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.to + 1 == offset) {
                ranges.set(ranges.size() - 1, new Range(last.from, offset));
            } else {
                ranges.add(new Range(offset, offset));
            }
        }
        return ranges;
    }
}
