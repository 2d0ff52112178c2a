package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Photon (github.com/komoot/photon), which answers in GeoJSON. */
final class PhotonGeocoder implements Geocoder {
    private final GeocoderCalls calls;

    PhotonGeocoder(GeocoderCalls calls) {
        this.calls = calls;
    }

    @Override
    public Uni<Optional<Located>> locate(Place known, String text) {
        return calls.get("/api", Map.of("q", text, "limit", "1")).map(PhotonGeocoder::read);
    }

    private static Optional<Located> read(Object answer) {
        if (!(answer instanceof JsonObject collection)
                || !(collection.getValue("features") instanceof JsonArray found)) {
            throw GeocoderCalls.unusable("answers no features");
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AnswerPart first = AnswerPart.of(found.getValue(0));
        AnswerPart properties = first.object("properties");
        JsonArray point = first.object("geometry").array("coordinates");
        if (point.size() < 2) {
            throw GeocoderCalls.unusable("answers no coordinates");
        }
        String country = properties.country("countrycode", "country");
        var place = new Place(
                properties.street("housenumber", "street"),
                null,
                "city".equals(properties.text("type")) ? properties.text("name", "city") : properties.text("city"),
                Regions.code(country, properties.text("state")),
                properties.text("postcode"),
                country);
        return Optional.of(AnswerPart.located(place, point.getValue(1), point.getValue(0)));
    }
}
