package io.homewatt.account.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rows have to be like, as far as a request says. */
final class Conditions {
    private final List<String> all = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new HashMap<>();

    /** Rows keep this. */
    Conditions and(String sql) {
        all.add(sql);
        return this;
    }

    /** Rows keep this, of which {@code value} is the parameter {@code name}; unless it is null. */
    Conditions and(String sql, String name, Object value) {
        if (value == null) {
            return this;
        }
        parameters.put(name, value);
        return and(sql);
    }

    /** Statements know this parameter. */
    Conditions with(Map<String, ?> more) {
        parameters.putAll(more);
        return this;
    }

    String sql() {
        return String.join("\nand ", all);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
