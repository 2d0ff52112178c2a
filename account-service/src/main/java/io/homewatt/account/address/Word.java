package io.homewatt.account.address;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A word of a text.
 *
 * @param text as it was written
 * @param key in capitals, without accents, full stops and apostrophes, to compare by
 */
record Word(String text, String key) {
    static Word of(String text) {
        return new Word(text, key(text));
    }

    /** A word's, or a whole name's, key. */
    static String key(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        var key = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> ".'’".indexOf(c) < 0)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    boolean startsWithDigit() {
        return !key.isEmpty() && isDigit(key.charAt(0));
    }

    /** Whether the word is nothing but so many digits of ASCII. */
    boolean isDigits(int least, int most) {
        return key.length() >= least && key.length() <= most && key.chars().allMatch(Word::isDigit);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
