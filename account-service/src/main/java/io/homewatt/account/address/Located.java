package io.homewatt.account.address;

/**
 * Where a place is, and what a source knows of its address.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
record Located(Place place, double lat, double lon) {
    /** Whether these are coordinates of a place on earth. */
    static boolean onEarth(double lat, double lon) {
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }
}
