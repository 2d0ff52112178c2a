package io.homewatt.account.address;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An object in a geocoder's answer, whose members may be of any type, or missing. */
record AnswerPart(JsonObject json) {
    private static final int LONGEST = 200;

    /** An object, with no members if the value is none. */
    static AnswerPart of(Object value) {
        return new AnswerPart(value instanceof JsonObject object ? object : new JsonObject());
    }

    AnswerPart object(String member) {
        return of(json.getValue(member));
    }

    JsonArray array(String member) {
        return json.getValue(member) instanceof JsonArray array ? array : new JsonArray();
    }

    /** The first of the members that is a text with something in it; null if none is. */
    String text(String... members) {
        for (String member : members) {
            if (json.getValue(member) instanceof String text
                    && !text.isBlank()
                    && text.length() <= LONGEST
                    // A database takes no zero, and nobody a bell.
                    && text.chars().noneMatch(Character::isISOControl)) {
                return text.strip();
            }
        }
        return null;
    }

    /** A house's number and its street; null unless there are both. */
    String street(String number, String street) {
        return text(number) == null || text(street) == null ? null : text(number) + " " + text(street);
    }

    /** A country's code in capitals; null if it is none. */
    String country(String code, String name) {
        String country = text(code, name);
        return country == null ? null : Countries.code(country);
    }

    /** A number, written as one or as a text; NaN if it is neither. */
    static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof String text && text.length() <= LONGEST ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Coordinates with what is known of their place; fails if they are none. */
    static Located located(Place place, Object lat, Object lon) {
        double north = number(lat);
        double east = number(lon);
        if (!Located.onEarth(north, east)) {
            throw GeocoderCalls.unusable("answers no coordinates");
        }
        return new Located(place, north, east);
    }
}
