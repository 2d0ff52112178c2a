package io.homewatt.account.address;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Countries by their ISO 3166 codes of two letters. */
final class Countries {
    static final String US = "US";
    static final String NZ = "NZ";

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            var locale = new Locale("", code);
            String name = locale.getDisplayCountry(Locale.ENGLISH);
            NAMES.put(code, name);
            CODES.put(Word.key(name), code);
            CODES.put(code, code);
            CODES.put(locale.getISO3Country(), code);
        }
        CODES.put("UNITED STATES OF AMERICA", US);
        CODES.put("THE UNITED STATES", US);
        CODES.put("THE UNITED STATES OF AMERICA", US);
        CODES.put("U S A", US);
        CODES.put("AOTEAROA", NZ);
        CODES.put("AOTEAROA NEW ZEALAND", NZ);
        CODES.put("NEW ZEALAND AOTEAROA", NZ);
        CODES.put("NEW ZEALAND / AOTEAROA", NZ);
        CODES.put("UK", "GB");
        CODES.put("GREAT BRITAIN", "GB");
        NAMES.put(US, "USA");
    }

    private Countries() {}

    /** The code of a country that is given by its code or its English name; null if there is none such. */
    static String code(String text) {
        return CODES.get(Word.key(text).strip());
    }

    /** The English name of a country as one writes it on a letter; an unknown code stays as it is. */
    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    /** The country that a postcode's and a state's form speaks for; null if none does. */
    static String guess(String zip, String state) {
        if (zip == null) {
            return state != null && UsStates.code(state) != null ? US : null;
        }
        if (UsRules.isZip(zip)) {
            return US;
        }
        return NzRules.isPostcode(zip) && (state == null || NzRegions.code(state) != null) ? NZ : null;
    }

    /**
     * Takes a country off the end of a text. The two that we live by may follow other words; another's name has a part of
     * its own (New Mexico is not in Mexico), is not a state's (Georgia), and is not a mere code (CA is California).
     *
     * @return its code, or null if none is written
     */
    static String takenFrom(Parts parts) {
        for (int words = Math.min(5, parts.last().size()); words > 0; words--) {
            String key = parts.tail(words);
            String code = CODES.get(key);
            boolean ours = US.equals(code) || NZ.equals(code);
            boolean alone = words == parts.last().size() && key.length() > 3 && UsStates.code(key) == null;
            if (ours || code != null && alone) {
                parts.cut(words);
                return code;
            }
        }
        return null;
    }
}
