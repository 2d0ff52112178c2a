package io.homewatt.account.address;

import java.util.List;
import java.util.Set;

/** Addresses of New Zealand: {@code 3/45 Rata Road, RD 2, Hamilton 3282}. */
final class NzRules {
    /** Australia's postcodes look the same, and follow a state. */
    private static final Set<String> AUSTRALIA = Set.of("NSW", "VIC", "QLD", "TAS", "ACT", "SA", "WA", "NT");

    private NzRules() {}

    /** Four digits. */
    static boolean isPostcode(String text) {
        return text.length() == 4 && text.chars().allMatch(Word::isDigit);
    }

    /** Whether a text without a country ends in a postcode that is not another country's. */
    static boolean fit(Parts parts) {
        Word before = parts.fromEnd(2);
        return hasPostcode(parts)
                && (before == null || !AUSTRALIA.contains(before.key()) && UsStates.code(before.key()) == null);
    }

    /** Reads a text whose country has been taken off. */
    static Place read(Parts parts, Postcodes postcodes) {
        String zip = null;
        if (hasPostcode(parts)) {
            zip = parts.fromEnd(1).key();
            parts.cut(1);
        }
        List<String> towns = zip == null ? List.of() : postcodes.places(Countries.NZ, zip);
        return Lines.read(parts, towns, Parts::text).orElse(new Place(null, null, null, null, zip, Countries.NZ));
    }

    private static boolean hasPostcode(Parts parts) {
        Word last = parts.fromEnd(1);
        return last != null && isPostcode(last.key()) && !Designators.takesNumber(parts.fromEnd(2));
    }
}
