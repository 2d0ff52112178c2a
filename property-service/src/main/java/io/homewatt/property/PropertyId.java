package io.homewatt.property;

import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.PublicId;
import java.util.UUID;

/** How a property's id looks outside. */
final class PropertyId {
    static final PublicId FORM = new PublicId("property_");

    private PropertyId() {}

    static String of(UUID id) {
        return FORM.of(id);
    }

    /** @throws Problem when it is no property's id, and so nothing's */
    static UUID parse(String text) {
        return FORM.parse(text).orElseThrow(() -> new Problem(PropertyProblem.PROPERTY_NOT_FOUND));
    }
}
