package io.homewatt.local.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A trace for people: a line for each span, below its parent, with when it began and how long it took. */
final class TraceTree {
    private static final String LINE = "%9s %10s  %-22s %-8s %s%s%s";

    /** What tells more than it takes room. */
    private static final Set<String> SHOWN = Set.of(
            "http.response.status_code", "http.route", "homewatt.registry.identifiers", "messaging.destination.name");

    private final List<Span> spans;
    private final Map<String, List<Span>> children;
    private final long begin;

    TraceTree(List<Span> trace) {
        this.spans = trace.stream()
                .sorted(Comparator.comparingLong(Span::start).thenComparingLong(Span::end))
                .toList();
        this.children = spans.stream().collect(Collectors.groupingBy(Span::parent));
        this.begin = spans.isEmpty() ? 0 : spans.get(0).start();
    }

    List<String> lines() {
        Set<String> known = spans.stream().map(Span::id).collect(Collectors.toSet());
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, LINE, "after ms", "took ms", "service", "kind", "span", "", ""));
        // The caller's own span, if it has one, is not ours to know: its children are roots here.
        spans.stream().filter(span -> !known.contains(span.parent())).forEach(root -> add(lines, root, ""));
        return lines;
    }

    private void add(List<String> lines, Span span, String indent) {
        lines.add(String.format(
                        Locale.ROOT,
                        LINE,
                        millis(span.start() - begin),
                        millis(span.end() - span.start()),
                        span.service(),
                        span.kind(),
                        indent,
                        span.name(),
                        details(span))
                .stripTrailing());
        children.getOrDefault(span.id(), List.of()).forEach(child -> add(lines, child, indent + "  "));
    }

    private static String details(Span span) {
        var shown = new TreeMap<>(span.attributes());
        shown.keySet().retainAll(SHOWN);
        shown.values().removeIf(value -> span.name().contains(value));
        String text = shown.entrySet().stream()
                .map(attribute -> attribute.getKey().replaceFirst(".*\\.", "") + "=" + attribute.getValue())
                .collect(Collectors.joining(" "));
        return (text.isEmpty() ? "" : "  " + text) + (span.failed() ? "  FAILED" : "");
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
