package io.homewatt.disaggregation.meterfile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the entries of a Green Button feed hang together by their links: blocks, meter readings and reading types. */
final class ReadingTypes {
    private static final int MOST = 1_000;
    private static final String BLOCKS = "/IntervalBlock";
    private static final String ELECTRICITY = "0";

    private final Map<String, ReadingType> types = new HashMap<>();
    private final Map<String, List<String>> readings = new HashMap<>();
    private final Set<String> otherServices = new HashSet<>();

    /** @param self where the type is; empty when it isn't told */
    void type(String self, ReadingType type) {
        types.put(self, type);
        check(types.size());
    }

    /** @param related what the meter reading refers to */
    void reading(String self, List<String> related) {
        readings.put(self, List.copyOf(related));
        check(readings.size());
    }

    /** @param kind of what the usage point is: electricity, gas, water */
    void usagePoint(String self, String kind) {
        if (!ELECTRICITY.equals(kind)) {
            otherServices.add(self + '/');
            check(otherServices.size());
        }
    }

    private static void check(int size) {
        if (size > MOST) {
            throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "There are more than " + MOST + " meter readings.");
        }
    }

    /**
     * What the values of blocks are.
     *
     * @param blocks where the blocks are, such as {@code …/MeterReading/01/IntervalBlock}
     * @throws LineFault when they are no electricity
     * @throws RefusedFile when it isn't told
     */
    ReadingType of(String blocks) {
        if (otherServices.stream().anyMatch(blocks::startsWith)) {
            throw LineFault.leftOut("the usage point is not of electricity");
        }
        for (Map.Entry<String, List<String>> reading : readings.entrySet()) {
            if (blocks.equals(reading.getKey() + BLOCKS) || reading.getValue().contains(blocks)) {
                for (String related : reading.getValue()) {
                    if (types.containsKey(related)) {
                        return types.get(related);
                    }
                }
            }
        }
        if (types.size() == 1) {
            return types.values().iterator().next();
        }
        throw new RefusedFile(
                RefusedFile.Reason.DAMAGED, "Which ReadingType is that of an IntervalBlock can't be told.");
    }
}
