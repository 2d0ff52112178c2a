package io.homewatt.account.address;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that end a street's name, and their abbreviations in the United States (USPS, Publication 28, C1). */
final class StreetSuffixes {
    private static final String ABBREVIATIONS = "Alley Aly,Avenue Ave,Av Ave,Boulevard Blvd,Bridge Brg,Center Ctr,"
            + "Circle Cir,Court Ct,Cove Cv,Crescent Cres,Crossing Xing,Drive Dr,Estate Est,Expressway Expy,"
            + "Freeway Fwy,Gardens Gdns,Grove Grv,Heights Hts,Highway Hwy,Junction Jct,Landing Lndg,Lane Ln,Parkway Pkwy,"
            + "Place Pl,Plaza Plz,Point Pt,Ridge Rdg,Road Rd,Square Sq,Street St,Str St,Terrace Ter,Trail Trl,"
            + "Turnpike Tpke,Valley Vly,View Vw,Village Vlg";

    private static final Set<String> DIRECTIONS =
            Set.of("N", "S", "E", "W", "NE", "NW", "SE", "SW", "NORTH", "SOUTH", "EAST", "WEST");

    /** Which name streets and hardly ever towns. */
    private static final Set<String> STREETS =
            Set.of("STREET", "ST", "AVENUE", "AVE", "ROAD", "RD", "DRIVE", "DR", "BOULEVARD", "BLVD", "LANE", "LN");

    /** Which may end a street's name where its number begins it. */
    private static final Set<String> ENDS = Set.of(
            "WAY",
            "COURT",
            "CT",
            "PLACE",
            "PL",
            "TERRACE",
            "TER",
            "TCE",
            "CIRCLE",
            "CIR",
            "HIGHWAY",
            "HWY",
            "PARKWAY",
            "PKWY",
            "SQUARE",
            "SQ",
            "CRESCENT",
            "CRES",
            "CLOSE",
            "QUAY",
            "ESPLANADE",
            "BROADWAY",
            "PARADE",
            "GROVE",
            "RISE",
            "LOOP",
            "TRAIL",
            "TRL",
            "ALLEY",
            "PLAZA",
            "PLZ");

    private static final Map<String, String> SHORT = new HashMap<>();

    static {
        for (String entry : ABBREVIATIONS.split(",")) {
            String[] words = entry.split(" ");
            SHORT.put(Word.key(words[0]), words[1]);
            SHORT.put(Word.key(words[1]), words[1]);
        }
    }

    private StreetSuffixes() {}

    /** The name of a street, with its suffix abbreviated if it follows a number and a name. */
    static String abbreviated(List<Word> street) {
        int suffix = street.size() - 1;
        while (suffix > 1 && DIRECTIONS.contains(street.get(suffix).key())) {
            suffix--;
        }
        if (suffix < 2 || !street.get(0).startsWithDigit()) {
            return Parts.text(street);
        }
        Word written = street.get(suffix);
        String abbreviation = SHORT.get(written.key());
        if (abbreviation == null) {
            return Parts.text(street);
        }
        boolean capitals = written.text().length() > 1 && written.text().equals(written.key());
        var words = new ArrayList<>(street);
        words.set(suffix, Word.of(capitals ? abbreviation.toUpperCase(Locale.ROOT) : abbreviation));
        return Parts.text(words);
    }

    /** Whether words are a street without a number. */
    static boolean isStreet(List<Word> words) {
        return words.size() > 1 && STREETS.contains(words.get(words.size() - 1).key());
    }

    /**
     * Where a street's name ends that other words follow: {@code 221 Main St|San Francisco}.
     *
     * @return how many of the words are the street's, or all if its end can't be told
     */
    static int end(List<Word> words) {
        int suffix = 2;
        while (suffix < words.size() && !isSuffix(words.get(suffix))) {
            suffix++;
        }
        // Court Lane is a lane; but the second St of Main St St Paul is a saint.
        while (suffix + 2 < words.size()
                && isSuffix(words.get(suffix + 1))
                && !words.get(suffix + 1).key().equals("ST")) {
            suffix++;
        }
        if (suffix + 1 < words.size()
                && words.get(suffix + 1).key().length() <= 2
                && DIRECTIONS.contains(words.get(suffix + 1).key())) {
            suffix++;
        }
        return Math.min(suffix + 1, words.size());
    }

    private static boolean isSuffix(Word word) {
        return STREETS.contains(word.key()) || ENDS.contains(word.key());
    }
}
