package io.homewatt.platform.testing.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration, and what it says of itself: {@code -- contract since V20270101000000: column account.owner} takes away what
 * no program has used since that version came.
 *
 * @param version such as 20260101000000
 */
record Migration(String version, String script, String text) {
    /** Earlier migrations were merged before there was a rule for how long they may keep others waiting. */
    private static final String PATIENT_SINCE = "20261121000000";

    private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract since V(\\d{14}): (.+?)\\s*$");

    /** What the version before would stumble over, all that it hasn't used for a version excepted. */
    List<Change.Breach> breaches(Change change, List<Migration> earlier) {
        Map<String, String> unusedSince = contracts();
        return change.breaches().stream()
                .filter(breach -> !isEarlier(unusedSince.get(breach.what()), earlier))
                .toList();
    }

    /** What keeps others waiting. */
    List<Change.Breach> delays(Change change) {
        return version.compareTo(PATIENT_SINCE) < 0 ? List.of() : change.delays(text);
    }

    private Map<String, String> contracts() {
        Map<String, String> contracts = new TreeMap<>();
        Matcher matcher = CONTRACT.matcher(text);
        while (matcher.find()) {
            contracts.put(matcher.group(2), matcher.group(1));
        }
        return contracts;
    }

    private static boolean isEarlier(String since, List<Migration> earlier) {
        return earlier.stream().anyMatch(migration -> migration.version().equals(since));
    }
}
