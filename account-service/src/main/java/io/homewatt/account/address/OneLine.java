package io.homewatt.account.address;

import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address as its country writes it, in one line. */
final class OneLine {
    private OneLine() {}

    /** The line; null if there is nothing to write. */
    static String of(Place place) {
        String country = place.likelyCountry();
        var parts = new ArrayList<String>();
        parts.add(place.address1());
        parts.add(place.address2());
        if (Countries.NZ.equals(country)) {
            parts.add(joined(" ", place.city(), place.zip()));
        } else {
            parts.add(place.city());
            parts.add(joined(" ", place.state(), place.zip()));
        }
        parts.add(country == null ? null : Countries.name(country));
        return joined(", ", parts.toArray(String[]::new));
    }

    /** What there is of some texts; null if there is nothing. */
    static String joined(String separator, String... texts) {
        String line = Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(separator));
        return line.isEmpty() ? null : line;
    }
}
