package io.homewatt.account.catalogue;

import java.util.Locale;
import java.util.Optional;

/** Whom a tariff is for. */
public enum CustomerClass {
    RESIDENTIAL,
    GENERAL,
    SPECIAL_USE;

    /** The class by its number, from 1, or its name in whatever case; none for anything else. */
    public static Optional<CustomerClass> of(String text) {
        for (CustomerClass one : values()) {
            if (text != null
                    && (one.name().equals(text.strip().toUpperCase(Locale.ROOT))
                            || String.valueOf(one.ordinal() + 1).equals(text.strip()))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
