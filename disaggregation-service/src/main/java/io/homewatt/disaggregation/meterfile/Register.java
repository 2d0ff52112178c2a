package io.homewatt.disaggregation.meterfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The reads of one register of a meter, in the order of the file, without an object for each. */
final class Register {
    private static final int FIRST_ROOM = 1_024;

    /** So many bits of a sorting key are the place in the file. */
    private static final int PLACE_BITS = 24;

    private long[] begins = new long[FIRST_ROOM];
    private int[] seconds = new int[FIRST_ROOM];
    private long[] amounts = new long[FIRST_ROOM];
    private boolean[] estimated = new boolean[FIRST_ROOM];
    private int[] lines = new int[FIRST_ROOM];
    private int size;

    /** @param amount the energy in mWh, unless whoever adds it knows better */
    void add(long begin, int length, long amount, boolean estimate, long line) {
        if (size == begins.length) {
            int room = size * 2;
            begins = Arrays.copyOf(begins, room);
            seconds = Arrays.copyOf(seconds, room);
            amounts = Arrays.copyOf(amounts, room);
            estimated = Arrays.copyOf(estimated, room);
            lines = Arrays.copyOf(lines, room);
        }
        begins[size] = begin;
        seconds[size] = length;
        amounts[size] = amount;
        estimated[size] = estimate;
        lines[size] = (int) Math.min(line, Integer.MAX_VALUE);
        size++;
    }

    int size() {
        return size;
    }

    long begin(int place) {
        return begins[place];
    }

    int seconds(int place) {
        return seconds[place];
    }

    long amount(int place) {
        return amounts[place];
    }

    boolean isEstimated(int place) {
        return estimated[place];
    }

    int line(int place) {
        return lines[place];
    }

    /** When the interval of a place ends. */
    long end(int place) {
        return begins[place] + seconds[place];
    }

    /** Counts what {@link #inOrder} dropped. */
    static final class Dropped {
        long duplicates;
        long replaced;
    }

    /** The reads in the order of time. Of several that begin at one time the last in the file is kept. */
    Register inOrder(Dropped dropped) {
        long[] order = order();
        Register sorted = new Register();
        for (int i = 0; i < size; i++) {
            int place = (int) (order[i] & (1L << PLACE_BITS) - 1);
            if (i + 1 < size && order[i + 1] >> PLACE_BITS == order[i] >> PLACE_BITS) {
                int next = (int) (order[i + 1] & (1L << PLACE_BITS) - 1);
                if (amounts[place] == amounts[next]
                        && seconds[place] == seconds[next]
                        && estimated[place] == estimated[next]) {
                    dropped.duplicates++;
                } else {
                    dropped.replaced++;
                }
            } else {
                sorted.add(begins[place], seconds[place], amounts[place], estimated[place], lines[place]);
            }
        }
        return sorted;
    }

    /** Begins are 34 bits at most, which is the year 2514, and places 24. */
    private long[] order() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = begins[i] << PLACE_BITS | i;
        }
        Arrays.sort(order);
        return order;
    }

    /** The reads that begin after the one before has ended; to be called in the order of time. */
    Register withoutOverlaps(NotedLines leftOut) {
        Register kept = new Register();
        for (int i = 0; i < size; i++) {
            if (kept.size > 0 && begins[i] < kept.end(kept.size - 1)) {
                leftOut.add(lines[i], "begins before the interval before it ends");
            } else {
                kept.add(begins[i], seconds[i], amounts[i], estimated[i], lines[i]);
            }
        }
        return kept;
    }

    /** The most frequent length of an interval, in seconds; the shorter of two. 0 when there is no read. */
    int usualSeconds() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            counts.merge(seconds[i], 1, Integer::sum);
        }
        return mostFrequent(counts);
    }

    /** The most frequent time from one begin to the next, in seconds; the shorter of two. 0 when there is no such. */
    int usualStep() {
        long[] order = order();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 1; i < size; i++) {
            long step = (order[i] >> PLACE_BITS) - (order[i - 1] >> PLACE_BITS);
            if (step > 0 && step <= Integer.MAX_VALUE) {
                counts.merge((int) step, 1, Integer::sum);
            }
        }
        return mostFrequent(counts);
    }

    private static int mostFrequent(Map<Integer, Integer> counts) {
        int best = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most || entry.getValue() == most && entry.getKey() < best) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }
}
