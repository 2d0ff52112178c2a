package io.homewatt.account.address;

/** What a country's state or region is called in an address. */
final class Regions {
    private Regions() {}

    /** By its code where it has one that people use, else by its name; null if that is blank. */
    static String code(String country, String name) {
        String code =
                switch (country == null ? "" : country) {
                    case Countries.US -> UsStates.code(name);
                    case Countries.NZ -> NzRegions.code(name);
                    default -> null;
                };
        return code != null ? code : Place.given(name);
    }
}
