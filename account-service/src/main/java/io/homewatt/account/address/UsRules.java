package io.homewatt.account.address;

import java.util.List;

/** Addresses of the United States: {@code 221 Main St, Apt 4, San Francisco, CA 94105-1234}. */
final class UsRules {
    private static final int LONGEST_NAME = 4;

    private UsRules() {}

    /** Five digits, or five and four. */
    static boolean isZip(String text) {
        return text.length() == 5 && digits(text, 0, 5)
                || text.length() == 10 && digits(text, 0, 5) && text.charAt(5) == '-' && digits(text, 6, 10);
    }

    private static boolean digits(String text, int begin, int end) {
        return text.substring(begin, end).chars().allMatch(Word::isDigit);
    }

    /** Whether a text without a country ends in a ZIP code or a state. */
    static boolean fit(Parts parts) {
        return zipFromEnd(parts) > 0 || stateLength(parts, false) > 0;
    }

    /** Reads a text whose country has been taken off. */
    static Place read(Parts parts, Postcodes postcodes) {
        int zipFromEnd = zipFromEnd(parts);
        String zip = null;
        String state = null;
        if (zipFromEnd == 1) {
            zip = parts.fromEnd(1).key();
            parts.cut(1);
        }
        int words = stateLength(parts, zipFromEnd > 0);
        if (words > 0) {
            state = UsStates.code(parts.tail(words));
            parts.cut(words);
        }
        if (zipFromEnd > 1) {
            zip = parts.fromEnd(1).key();
            parts.cut(1);
        }
        List<String> towns = zip == null ? List.of() : postcodes.places(Countries.US, zip);
        Place lines = Lines.read(parts, towns, StreetSuffixes::abbreviated);
        return lines.orElse(new Place(null, null, null, state, zip, Countries.US));
    }

    /** 1 if the last word is a ZIP code, more if a state follows it; 0 if there is none. */
    private static int zipFromEnd(Parts parts) {
        if (isZipAt(parts, 1)) {
            return 1;
        }
        for (int words = LONGEST_NAME; words > 0; words--) {
            String tail = parts.tail(words);
            if (tail != null && UsStates.code(tail) != null && isZipAt(parts, words + 1)) {
                return words + 1;
            }
        }
        return 0;
    }

    private static boolean isZipAt(Parts parts, int fromEnd) {
        Word word = parts.fromEnd(fromEnd);
        return word != null && isZip(word.key()) && !Designators.takesNumber(parts.fromEnd(fromEnd + 1));
    }

    /**
     * How many words at the end are a state. Without a ZIP code beside it a code stands alone or in capitals, for many are
     * words; and New York after nothing but a street is the city.
     */
    private static int stateLength(Parts parts, boolean withZip) {
        for (int words = Math.min(LONGEST_NAME, parts.last().size()); words > 0; words--) {
            String key = parts.tail(words);
            if (UsStates.code(key) == null) {
                continue;
            }
            boolean alone = words == parts.last().size();
            boolean capitals = parts.fromEnd(words).text().replace(".", "").equals(key);
            boolean code = key.length() == 2;
            if (code && !withZip && !alone && !capitals || UsStates.isCity(key) && isCity(parts, words)) {
                continue;
            }
            if (!withZip
                    && !alone
                    && parts.last().get(0).startsWithDigit()
                    && parts.last().size() - words < 2) {
                continue;
            }
            return words;
        }
        return 0;
    }

    private static boolean isCity(Parts parts, int words) {
        boolean alone = words == parts.last().size();
        if (!alone) {
            return parts.last().get(0).startsWithDigit()
                    && parts.all().size() == 1
                    && StreetSuffixes.end(parts.last()) >= parts.last().size() - words;
        }
        int before = parts.all().size() - 2;
        return before < 0
                || parts.all().get(before).get(0).startsWithDigit()
                || Designators.box(parts.all().get(before)) > 0
                || Designators.at(parts.all().get(before), 0) > 0;
    }
}
