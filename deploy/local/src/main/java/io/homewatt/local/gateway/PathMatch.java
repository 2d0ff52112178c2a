package io.homewatt.local.gateway;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A Gateway API path match. The natural order is the one in which matches are tried. */
record PathMatch(Type type, String value, Pattern pattern) implements Comparable<PathMatch> {

    /**
     * In order of precedence. Gateway API puts exact before prefix and leaves the place of regular expressions to
     * the implementation; between the two is where Envoy Gateway has them.
     */
    enum Type {
        Exact,
        RegularExpression,
        PathPrefix
    }

    private static final Comparator<PathMatch> PRECEDENCE = Comparator.comparing(PathMatch::type)
            .thenComparing(match -> -match.value().length())
            .thenComparing(PathMatch::value);

    static PathMatch of(Type type, String value) {
        return new PathMatch(
                type,
                value,
                switch (type) {
                    case Exact -> Pattern.compile(Pattern.quote(value));
                    case RegularExpression -> Pattern.compile(value);
                    // Whole path elements only: /customer does not match /customers.
                    case PathPrefix -> Pattern.compile(Pattern.quote(value.replaceAll("/+$", "")) + "(/.*)?");
                });
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public int compareTo(PathMatch other) {
        return PRECEDENCE.compare(this, other);
    }

    @Override
    public String toString() {
        return type + " " + value;
    }
}
