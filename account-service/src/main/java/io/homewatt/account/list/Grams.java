package io.homewatt.account.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the index of names finds a text by: three characters in a row, as the column {@code account_name_grams} has them. */
final class Grams {
    private static final int LENGTH = 3;
    private static final int MOST = 20;

    private Grams() {}

    /**
     * Twenty at most, spread over the text. Blanks and signs in a row are one {@code q}. Characters beyond ASCII are passed
     * over, since PostgreSQL's lower case of them may differ from Java's.
     */
    static List<String> of(String text) {
        String key = text.replaceAll("[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+", "q")
                .toLowerCase(Locale.ROOT);
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + LENGTH <= key.length(); i++) {
            String gram = key.substring(i, i + LENGTH);
            if (gram.matches("[a-z0-9]+") && !grams.contains(gram)) {
                grams.add(gram);
            }
        }
        int step = Math.max(1, (grams.size() + MOST - 1) / MOST);
        return IntStream.range(0, grams.size())
                .filter(i -> i % step == 0)
                .mapToObj(grams::get)
                .toList();
    }
}
