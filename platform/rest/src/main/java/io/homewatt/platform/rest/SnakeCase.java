package io.homewatt.platform.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** The names of members and parameters outside. */
final class SnakeCase extends PropertyNamingStrategies.SnakeCaseStrategy {
    private static final long serialVersionUID = 1L;
    private static final SnakeCase INSTANCE = new SnakeCase();

    private SnakeCase() {}

    static String of(String name) {
        return INSTANCE.translate(name);
    }
}
