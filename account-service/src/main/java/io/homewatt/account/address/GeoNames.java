package io.homewatt.account.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * GeoNames' postal codes (download.geonames.org/export/zip, readme.txt): UTF-8, a line each, its columns parted by
 * tabulators: country code, postal code, place name, name and code of the state, of the county and of the community,
 * latitude, longitude, accuracy.
 */
final class GeoNames {
    private static final int COUNTRY = 0;
    private static final int POSTCODE = 1;
    private static final int PLACE = 2;
    private static final int STATE_NAME = 3;
    private static final int STATE_CODE = 4;
    private static final int LAT = 9;
    private static final int LON = 10;

    /** Only the accuracy may be missing. */
    private static final int LEAST_COLUMNS = 11;

    private GeoNames() {}

    /**
     * Reads a file to its end.
     *
     * @return how many lines were not in the format, and left out; empty ones don't count
     */
    static int read(InputStream file, GazetteerRows rows) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        int broken = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !isRead(line.split("\t", -1), rows)) {
                broken++;
            }
        }
        return broken;
    }

    private static boolean isRead(String[] columns, GazetteerRows rows) {
        if (columns.length < LEAST_COLUMNS) {
            return false;
        }
        String country = columns[COUNTRY].strip();
        String place = columns[PLACE].strip();
        long key = Gazetteer.key(country, columns[POSTCODE].strip());
        double lat;
        double lon;
        try {
            lat = Double.parseDouble(columns[LAT]);
            lon = Double.parseDouble(columns[LON]);
        } catch (NumberFormatException e) {
            return false;
        }
        if (key < 0 || place.isEmpty() || !Located.onEarth(lat, lon)) {
            return false;
        }
        rows.add(key, place, state(country, columns[STATE_NAME], columns[STATE_CODE]), lat, lon);
        return true;
    }

    /** Some countries' states have codes of letters that people use, others' have GeoNames' own, such as {@code E7}. */
    private static String state(String country, String name, String code) {
        String region = Regions.code(country, name);
        boolean letters = !code.isEmpty() && code.length() <= 3 && code.chars().allMatch(Character::isUpperCase);
        return letters ? code : region;
    }
}
