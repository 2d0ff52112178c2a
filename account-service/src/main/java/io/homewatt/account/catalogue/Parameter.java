package io.homewatt.account.catalogue;

import io.homewatt.platform.rest.Problem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A parameter of a lookup that has ids or names. An empty one is as good as none.
 *
 * @param text what the request has, or null
 */
record Parameter(String name, String text) {
    /** An id, or null. @throws Problem when it can't be one */
    Long id() {
        if (isAbsent()) {
            return null;
        }
        return id(text).orElseThrow(() -> Problem.invalid(name, "must be an id"));
    }

    /** The id, if the text is one: a number above 0. */
    static Optional<Long> id(String text) {
        try {
            long id = Long.parseLong(text);
            return id > 0 ? Optional.of(id) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The names that are separated by commas, or null. @throws Problem when one is none of the type's */
    <E extends Enum<E>> Set<String> names(Class<E> type) {
        return names(type, text -> Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst());
    }

    /** Likewise, of values that have other names besides. */
    <E extends Enum<E>> Set<String> names(Class<E> type, Function<String, Optional<E>> parse) {
        if (isAbsent()) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String item : text.split(",", -1)) {
            names.add(parse.apply(item.strip())
                    .orElseThrow(
                            () -> Problem.invalid(name, "must be some of " + Arrays.toString(type.getEnumConstants())))
                    .name());
        }
        return names;
    }

    private boolean isAbsent() {
        return text == null || text.isEmpty();
    }
}
