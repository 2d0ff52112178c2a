package io.homewatt.simulator;

import java.util.Map;

/**
 * What the simulator has seen since it started or its counters were reset.
 *
 * @param calls calls of the registry's API, whatever came of them
 * @param byStatus answers by HTTP status; calls that were never answered are in no status
 * @param largestList the most identifiers in one list call
 * @param mostCallsInAMinute the most calls in any 60 seconds
 * @param bytes length of all answers' bodies
 */
public record Stats(long calls, Map<Integer, Long> byStatus, int largestList, int mostCallsInAMinute, long bytes) {

    /** How many answers had this status. */
    public long answers(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
