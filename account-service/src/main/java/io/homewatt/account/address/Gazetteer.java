package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where postcodes are, in memory: some 25 bytes for each, and the names. */
final class Gazetteer implements Geocoder, Postcodes {
    /** Of a degree, which is a metre. */
    static final double SCALE = 1e5;

    private static final int LONGEST_POSTCODE = 10;
    private static final int COUNTRY_BITS = 53;

    private final long[] keys;
    private final int[] places;
    private final int[] states;
    private final int[] lats;
    private final int[] lons;
    private final String[] names;

    /**
     * Columns of equal length; a place or state is an index of the names, or negative.
     *
     * @param keys ascending, each by {@link #key}
     */
    Gazetteer(long[] keys, int[] places, int[] states, int[] lats, int[] lons, String[] names) {
        this.keys = keys;
        this.places = places;
        this.states = states;
        this.lats = lats;
        this.lons = lons;
        this.names = names;
    }

    int size() {
        return keys.length;
    }

    @Override
    public Uni<Optional<Located>> locate(Place known, String text) {
        return Uni.createFrom().item(find(known));
    }

    /** The place that has the postcode and, if several have it, the city's name; else the first of them. */
    Optional<Located> find(Place known) {
        String country = known.likelyCountry();
        return rows(country, known.zip())
                .boxed()
                .reduce((best, row) -> isCalled(best, known.city()) || !isCalled(row, known.city()) ? best : row)
                .map(row -> new Located(
                        new Place(null, null, names[places[row]], state(row), null, country),
                        lats[row] / SCALE,
                        lons[row] / SCALE));
    }

    @Override
    public List<String> places(String country, String zip) {
        return List.copyOf(rows(country, zip)
                .mapToObj(row -> names[places[row]])
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll));
    }

    private IntStream rows(String country, String zip) {
        long key = country == null || zip == null ? -1 : key(country, zip);
        int found = key < 0 ? -1 : Arrays.binarySearch(keys, key);
        if (found < 0) {
            return IntStream.empty();
        }
        int first = found;
        while (first > 0 && keys[first - 1] == key) {
            first--;
        }
        return IntStream.range(first, keys.length).takeWhile(row -> keys[row] == key);
    }

    private boolean isCalled(int row, String city) {
        return city != null && Word.key(names[places[row]]).equals(Word.key(city));
    }

    private String state(int row) {
        return states[row] < 0 ? null : names[states[row]];
    }

    /**
     * A country and a postcode in one number; of a ZIP code its five digits count.
     *
     * @return negative if it has no such form: two letters, and ten letters and digits at most beside blanks and hyphens
     */
    static long key(String country, String zip) {
        if (country.length() != 2 || letter(country.charAt(0)) < 0 || letter(country.charAt(1)) < 0) {
            return -1;
        }
        String postcode = zip.toUpperCase(Locale.ROOT);
        long key = 0;
        int length = 0;
        int end = country.equals(Countries.US) && UsRules.isZip(zip) ? 5 : postcode.length();
        for (int i = 0; i < end; i++) {
            char c = postcode.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            int digit = Word.isDigit(c) ? c - '0' : letter(c) < 0 ? -1 : 10 + letter(c);
            if (digit < 0 || ++length > LONGEST_POSTCODE) {
                return -1;
            }
            key = key * 37 + digit + 1;
        }
        long place = letter(country.charAt(0)) * 26L + letter(country.charAt(1));
        return length == 0 ? -1 : place << COUNTRY_BITS | key;
    }

    private static int letter(char c) {
        return c >= 'A' && c <= 'Z' ? c - 'A' : -1;
    }
}
