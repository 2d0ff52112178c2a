package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.util.Map;
import java.util.Optional;

/** Nominatim (nominatim.org/release-docs/latest/api/Search). */
final class NominatimGeocoder implements Geocoder {
    private final GeocoderCalls calls;

    NominatimGeocoder(GeocoderCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<Optional<Located>> locate(Place known, String text) {
        return calls.get("/search", Map.of("q", text, "format", "jsonv2", "addressdetails", "1", "limit", "1"))
                .map(NominatimGeocoder::read);
    }

    private static Optional<Located> read(Object answer) {
        if (!(answer instanceof JsonArray found)) {
            throw GeocoderCalls.unusable("answers no list");
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnswerPart first = AnswerPart.of(found.getValue(0));
        AnswerPart address = first.object("address");
        String country = address.country("country_code", "country");
        var place = new Place(
                address.street("house_number", "road"),
                null,
                address.text("city", "town", "village", "municipality", "hamlet"),
                state(country, address),
                address.text("postcode"),
                country);
        return Optional.of(AnswerPart.located(
                place, first.json().getValue("lat"), first.json().getValue("lon")));
    }

    /** From ISO 3166-2, such as {@code US-CA}, or else by its name. */
    private static String state(String country, AnswerPart address) {
        String code = address.text("ISO3166-2-lvl4");
        return code != null && country != null && code.startsWith(country + "-")
                ? code.substring(country.length() + 1)
                : Regions.code(country, address.text("state", "region"));
    }
}
