package io.homewatt.account.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a postcode is, as the catalogue writes it: upper case without blanks around it, and five digits of a ZIP+4.
 *
 * @param country its ISO 3166 code, or null for whatever country has the postcode
 */
record Place(String country, String postcode) {
    private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("(\\d{5})-?\\d{4}");
    private static final String UNITED_STATES = "US";

    /** The first of the postcodes that is given; null without any. */
    static Place of(String country, String... postcodes) {
        String code = Arrays.stream(postcodes)
                .map(Place::normal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String of = normal(country);
        if (code == null) {
            return null;
        }
        Matcher zip = ZIP_PLUS_FOUR.matcher(code);
        boolean maybeZip = of == null || of.equals(UNITED_STATES);
        return new Place(of, maybeZip && zip.matches() ? zip.group(1) : code);
    }

    /** What a row {@code p} of {@code territory_postcode} has that is here. */
    String condition() {
        return "p.postcode = :postcode" + (country == null ? "" : " and p.country = :country");
    }

    /** Of the condition. */
    Map<String, String> parameters() {
        return country == null ? Map.of("postcode", postcode) : Map.of("postcode", postcode, "country", country);
    }

    /** A country or postcode as the catalogue writes it, or null when there is none. */
    static String normal(String text) {
        return text == null || text.isBlank() ? null : text.strip().toUpperCase(Locale.ROOT);
    }
}
