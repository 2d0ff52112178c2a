package io.homewatt.local.monitoring;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of the query language as tells which metrics and functions an expression has. */
final class Promql {
    private static final String TEXTS = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String LABELS = "\\{[^}]*}";
    private static final String RANGES = "\\[[^]]*]";
    private static final String GROUPS = "\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)";
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(\\s*\\()?");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

    private final Set<String> metrics = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();

    /** @throws IllegalArgumentException when a bracket has no partner */
    Promql(String expression) {
        String text = expression.replaceAll(TEXTS, "\"\"");
        checkBrackets(text);
        String bare = text.replaceAll(LABELS, "").replaceAll(RANGES, "").replaceAll(GROUPS, "");
        Matcher words = WORD.matcher(bare);
        while (words.find()) {
            if (words.group(2) != null) {
                functions.add(words.group(1));
            } else if (!OPERATORS.contains(words.group(1))) {
                metrics.add(words.group(1));
            }
        }
    }

    Set<String> metrics() {
        return metrics;
    }

    Set<String> functions() {
        return functions;
    }

    private static void checkBrackets(String text) {
        var open = new ArrayDeque<Character>();
        for (char c : text.toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
                throw new IllegalArgumentException("a " + c + " too many: " + text);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("a " + open.peek() + " is missing: " + text);
        }
    }
}
