package io.homewatt.account.address;

/** An address that was given as one text, taken apart. */
final class FreeText {
    /** What is longer is no address. */
    static final int LONGEST = 1_000;

    private FreeText() {}

    /**
     * Takes an address apart, as far as it can be understood.
     *
     * @param text what was given, or null
     * @param country the country's code if it is known otherwise, or null
     */
    static Place parse(String text, String country, Postcodes postcodes) {
        if (text == null || text.length() > LONGEST) {
            return Place.UNKNOWN;
        }
        Parts parts = Parts.capitalised(text);
        String written = Countries.takenFrom(parts);
        String known = country != null ? country : written;
        if (parts.isEmpty()) {
            return new Place(null, null, null, null, null, known);
        }
        if (known == null ? UsRules.fit(parts) : known.equals(Countries.US)) {
            return UsRules.read(parts, postcodes);
        }
        if (known == null ? NzRules.fit(parts) : known.equals(Countries.NZ)) {
            return NzRules.read(parts, postcodes);
        }
        return new Place(null, null, null, null, null, known);
    }
}
