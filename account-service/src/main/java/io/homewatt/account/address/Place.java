package io.homewatt.account.address;

import java.util.Optional;

/** The postal parts of an address, as far as they are known; none is blank. */
record Place(String address1, String address2, String city, String state, String zip, String country) {
    static final Place UNKNOWN = new Place(null, null, null, null, null, null);

    /** What a client gave; a country that it gave by its name is taken by its code. */
    static Place of(Address given) {
        String country = given(given.country());
        return new Place(
                given(given.address1()),
                given(given.address2()),
                given(given.city()),
                given(given.state()),
                given(given.zip()),
                country == null
                        ? null
                        : Optional.ofNullable(Countries.code(country)).orElse(country));
    }

    /** What is missing here, from there. */
    Place orElse(Place other) {
        return new Place(
                either(address1, other.address1),
                either(address2, other.address2),
                either(city, other.city),
                either(state, other.state),
                either(zip, other.zip),
                either(country, other.country));
    }

    /** The country, or the one that the postcode and the state speak for; null if none does. */
    String likelyCountry() {
        return country != null ? country : Countries.guess(zip, state);
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String either(String first, String second) {
        return first != null ? first : second;
    }
}
