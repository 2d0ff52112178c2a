package io.homewatt.account.address;

import java.util.Set;

/** The capitals that an address written in small letters lacks. */
final class Capitals {
    private static final Set<String> WHOLE = Set.of("po", "p.o.", "ne", "nw", "se", "sw", "us", "nz", "usa");

    private Capitals() {}

    /** One word with its capitals; one that doesn't begin with a letter, such as {@code 5th}, has none. */
    static String of(String word) {
        if (WHOLE.contains(word)) {
            return mapped(word, word.length());
        }
        return mapped(word, 1);
    }

    private static String mapped(String word, int letters) {
        var text = new StringBuilder(word.length());
        int[] points = word.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            text.appendCodePoint(i < letters ? capital(points[i]) : points[i]);
        }
        return text.toString();
    }

    /** Only what comes back when it is made small again: the letter stays the one that was given. */
    private static int capital(int c) {
        int capital = Character.toTitleCase(c);
        return Character.toLowerCase(capital) == c ? capital : c;
    }
}
