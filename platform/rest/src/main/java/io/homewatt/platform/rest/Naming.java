package io.homewatt.platform.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;

/** How the names of members and parameters look outside; a service's setting {@code homewatt.json.naming}. */
public enum Naming {
    SNAKE_CASE(new PropertyNamingStrategies.SnakeCaseStrategy()),
    LOWER_CAMEL_CASE(new PropertyNamingStrategies.LowerCamelCaseStrategy());

    static final String SETTING = "homewatt.json.naming";

    final transient NamingBase strategy;

    Naming(NamingBase strategy) {
        this.strategy = strategy;
    }

    String of(String name) {
        return strategy.translate(name);
    }
}
