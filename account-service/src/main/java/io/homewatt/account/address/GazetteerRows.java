package io.homewatt.account.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows that a gazetteer is made of, while they are read. */
final class GazetteerRows {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private long[] keys = new long[1024];
    private int[] places = new int[1024];
    private int[] states = new int[1024];
    private int[] lats = new int[1024];
    private int[] lons = new int[1024];
    private int size;

    int size() {
        return size;
    }

    /**
     * Adds a row.
     *
     * @param key by {@link Gazetteer#key}
     * @param state null if there is none
     */
    void add(long key, String place, String state, double lat, double lon) {
        if (size == keys.length) {
            int more = size + size / 2;
            keys = Arrays.copyOf(keys, more);
            places = Arrays.copyOf(places, more);
            states = Arrays.copyOf(states, more);
            lats = Arrays.copyOf(lats, more);
            lons = Arrays.copyOf(lons, more);
        }
        keys[size] = key;
        places[size] = index(place);
        states[size] = state == null ? -1 : index(state);
        lats[size] = (int) Math.round(lat * Gazetteer.SCALE);
        lons[size] = (int) Math.round(lon * Gazetteer.SCALE);
        size++;
    }

    private int index(String name) {
        return indexes.computeIfAbsent(name, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    /** All that was added; rows of one postcode stay in their order. */
    Gazetteer toGazetteer() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(row -> keys[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Gazetteer(
                Arrays.stream(order).mapToLong(row -> keys[row]).toArray(),
                inOrder(order, places),
                inOrder(order, states),
                inOrder(order, lats),
                inOrder(order, lons),
                names.toArray(String[]::new));
    }

    private static int[] inOrder(int[] order, int[] column) {
        return Arrays.stream(order).map(row -> column[row]).toArray();
    }
}
