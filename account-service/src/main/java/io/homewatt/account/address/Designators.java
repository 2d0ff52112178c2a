package io.homewatt.account.address;

import java.util.List;
import java.util.Set;

/** What says where in a building, or how on the land, an address is: {@code Apt 4}, {@code #3}, {@code Level 5}, {@code RD 2}. */
final class Designators {
    private static final Set<String> UNITS = Set.of(
            "APT",
            "APARTMENT",
            "SUITE",
            "STE",
            "UNIT",
            "FLAT",
            "FLOOR",
            "FL",
            "ROOM",
            "RM",
            "LEVEL",
            "LOT",
            "BLDG",
            "BUILDING",
            "SHOP",
            "SPC",
            "TRLR",
            "NO",
            "#");

    private Designators() {}

    /** How many words from there on are a designator; 0 if none is. */
    static int at(List<Word> words, int begin) {
        if (begin >= words.size()) {
            return 0;
        }
        String key = words.get(begin).key();
        if (key.length() > 1 && key.charAt(0) == '#') {
            return 1;
        }
        if (begin + 1 == words.size()) {
            return 0;
        }
        Word next = words.get(begin + 1);
        if (UNITS.contains(key) && isNumber(next.key())) {
            return 2;
        }
        if (key.equals("RD") && next.isDigits(1, 2)) {
            return 2;
        }
        boolean ordinal = words.get(begin).startsWithDigit() && key.matches("[0-9]{1,3}(ST|ND|RD|TH)");
        return ordinal && (next.key().equals("FLOOR") || next.key().equals("FL")) ? 2 : 0;
    }

    /** Whether a line is one designator and nothing else. */
    static boolean isOne(String line) {
        List<Word> words = Parts.of(line).last();
        return at(words, 0) == words.size();
    }

    /** A unit's number or letter; one with a slash, as in {@code Unit 2/45 Rata Road}, is the street's. */
    private static boolean isNumber(String key) {
        return key.length() <= 6
                && key.indexOf('/') < 0
                && (key.length() == 1 && Character.isLetter(key.charAt(0))
                        || key.chars().anyMatch(Word::isDigit));
    }

    /** How many words at the beginning are a post office box or a private bag; 0 if none are. */
    static int box(List<Word> words) {
        int kind = kind(words);
        return kind > 0 && kind < words.size() && words.get(kind).key().chars().anyMatch(Word::isDigit) ? kind + 1 : 0;
    }

    private static int kind(List<Word> words) {
        String one = words.get(0).key();
        String two = words.size() > 1 ? one + " " + words.get(1).key() : one;
        String three = words.size() > 2 ? two + " " + words.get(2).key() : two;
        if (three.equals("P O BOX") || three.equals("POST OFFICE BOX")) {
            return 3;
        }
        if (two.equals("PO BOX") || two.equals("PRIVATE BAG") || two.equals("PO BAG")) {
            return 2;
        }
        return one.equals("POBOX") || one.equals("BOX") ? 1 : 0;
    }

    /** Whether a number after the word is its own, and no postcode. */
    static boolean takesNumber(Word word) {
        return word != null
                && (UNITS.contains(word.key())
                        || word.key().equals("BOX")
                        || word.key().equals("BAG")
                        || word.key().equals("POBOX"));
    }
}
