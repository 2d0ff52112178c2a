package io.homewatt.platform.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The settings that a service runs with, by the names of their properties. */
@FunctionalInterface
interface Settings {
    /** The value of a property; none if it is missing or refers to one that is. */
    Optional<String> get(String property);

    /** Those of a configuration. */
    static Settings of(Config config) {
        return property -> {
            try {
                return config.getOptionalValue(property, String.class);
            } catch (NoSuchElementException e) {
                // It refers to a setting that is missing, and that one is reported.
                return Optional.empty();
            }
        };
    }

    /** Whether there is more than white space. */
    default boolean has(String property) {
        return get(property).filter(value -> !value.isBlank()).isPresent();
    }

    /** A list that is separated by commas; an empty one if there is none. */
    default List<String> list(String property) {
        List<String> elements = new ArrayList<>();
        for (String element : get(property).orElse("").split(",")) {
            if (!element.isBlank()) {
                elements.add(element.strip());
            }
        }
        return elements;
    }

    /** The environment variable that sets a property. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
