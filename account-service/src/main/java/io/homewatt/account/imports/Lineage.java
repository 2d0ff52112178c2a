package io.homewatt.account.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which tariffs of a file replace which, and so which are versions of one master tariff: all that lead to the same
 * oldest one. They have the master id that the catalogue has for the nearest to the oldest that it knows, or else the
 * oldest's own id.
 */
final class Lineage {
    /** The ids that a tariff has or gets. */
    record Ids(long tariffId, long masterTariffId) {}

    /** The label that each of the file replaces, or null. */
    private final Map<String, String> superseded = new LinkedHashMap<>();

    private final Map<String, Ids> known = new HashMap<>();

    /** @return whether the file had it before */
    boolean add(String label, String supersedes) {
        boolean repeated = superseded.containsKey(label);
        if (!repeated) {
            superseded.put(label, supersedes);
        }
        return repeated;
    }

    /** Those of the file, and those outside that they replace. */
    Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>(superseded.keySet());
        superseded.values().stream().filter(label -> label != null).forEach(labels::add);
        return labels;
    }

    /** Tells that the catalogue has a tariff. */
    void know(String label, Ids ids) {
        known.put(label, ids);
    }

    /** How many tariffs of the file are new. */
    int unknown() {
        return (int) superseded.keySet().stream()
                .filter(label -> !known.containsKey(label))
                .count();
    }

    /**
     * The ids of all tariffs of the file; those that replace each other in a circle, or that replace one of these, have
     * none.
     *
     * @param freshIds gives as many ids as there are {@link #unknown} ones
     */
    Map<String, Ids> ids(LongSupplier freshIds) {
        Map<String, List<String>> chains = chains();
        Map<String, Ids> ids = new HashMap<>();
        chains.forEach((oldest, labels) -> {
            Map<String, Long> own = new HashMap<>();
            labels.stream()
                    .filter(superseded::containsKey)
                    .forEach(label -> own.put(
                            label, known.containsKey(label) ? known.get(label).tariffId() : freshIds.getAsLong()));
            long master = labels.stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .map(label -> known.get(label).masterTariffId())
                    .orElseGet(() -> own.containsKey(oldest) ? own.get(oldest) : least(own.values()));
            own.forEach((label, tariffId) -> ids.put(label, new Ids(tariffId, master)));
        });
        return ids;
    }

    /** The oldest was replaced, but is in no file. */
    private static long least(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    /** All labels that lead to the same oldest one, by that, and the nearer to it the earlier. */
    private Map<String, List<String>> chains() {
        Map<String, List<String>> newer = new LinkedHashMap<>();
        List<String> oldest = new ArrayList<>();
        Set<String> outside = new HashSet<>();
        superseded.forEach((label, older) -> {
            if (older == null) {
                oldest.add(label);
                return;
            }
            newer.computeIfAbsent(older, none -> new ArrayList<>()).add(label);
            if (!superseded.containsKey(older) && outside.add(older)) {
                oldest.add(older);
            }
        });
        Map<String, List<String>> chains = new LinkedHashMap<>();
        for (String root : oldest) {
            List<String> chain = new ArrayList<>(List.of(root));
            for (int i = 0; i < chain.size(); i++) {
                chain.addAll(newer.getOrDefault(chain.get(i), List.of()));
            }
            chains.put(root, chain);
        }
        return chains;
    }
}
