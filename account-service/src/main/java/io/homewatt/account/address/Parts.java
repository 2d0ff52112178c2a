package io.homewatt.account.address;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text in the parts that its commas and line breaks make, each of one word or more; it is eaten up from its end. */
final class Parts {
    private static final String SEPARATORS = ",;\n\r\u2028\u2029\uFF0C\u3001\u060C\uFF1B";

    private final List<List<Word>> parts = new ArrayList<>();

    private Parts() {}

    /** The parts as they are written. */
    static Parts of(String text) {
        return of(text, false);
    }

    /** The parts with capitals, if the text is all in small letters. */
    static Parts capitalised(String text) {
        return of(text, text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c)));
    }

    private static Parts of(String text, boolean small) {
        var parts = new Parts();
        var part = new ArrayList<Word>();
        var word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (SEPARATORS.indexOf(c) >= 0) {
                end(word, part, small);
                if (!part.isEmpty()) {
                    parts.parts.add(new ArrayList<>(part));
                    part.clear();
                }
            } else if (separatesWords(c)) {
                end(word, part, small);
            } else {
                word.appendCodePoint(c);
            }
        });
        end(word, part, small);
        if (!part.isEmpty()) {
            parts.parts.add(part);
        }
        return parts;
    }

    private static void end(StringBuilder word, List<Word> part, boolean small) {
        if (!word.isEmpty()) {
            String text = small ? Capitals.of(word.toString()) : word.toString();
            word.setLength(0);
            Word read = Word.of(text);
            if (!read.key().isEmpty()) {
                part.add(read);
            }
        }
    }

    /** Blanks of all kinds, and marks that nobody sees, but not those that join letters. */
    private static boolean separatesWords(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What is left, in order. */
    List<List<Word>> all() {
        return parts;
    }

    /** The last part, empty if nothing is left. */
    List<Word> last() {
        return parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
    }

    /** The word that is so many from the end of the last part, or null; 1 is the last. */
    Word fromEnd(int count) {
        List<Word> last = last();
        return last.size() < count ? null : last.get(last.size() - count);
    }

    /** The keys of so many words at the end of the last part; null if it is shorter. */
    String tail(int count) {
        List<Word> last = last();
        return last.size() < count ? null : key(last.subList(last.size() - count, last.size()));
    }

    /** Takes so many words off the end of the last part. */
    void cut(int count) {
        List<Word> last = last();
        last.subList(last.size() - count, last.size()).clear();
        if (last.isEmpty()) {
            parts.remove(parts.size() - 1);
        }
    }

    static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    static String key(List<Word> words) {
        return words.stream().map(Word::key).collect(Collectors.joining(" "));
    }
}
