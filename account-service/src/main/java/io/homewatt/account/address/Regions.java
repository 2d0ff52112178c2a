package io.homewatt.account.address;

/** What a country's state or region is called in an address. */
final class Regions {
    private Regions() {}

    /** By its code where it has one that people use, else by its name; null if that is blank. */
    static String code(String country, String name) {
        String region = Place.given(name);
        if (region == null || country == null) {
            return region;
        }
        String code =
                switch (country) {
                    case Countries.US -> UsStates.code(region);
                    case Countries.NZ -> NzRegions.code(region);
                    default -> null;
                };
        return code != null ? code : region;
    }
}
