package io.homewatt.account.envelope;

import io.homewatt.platform.rest.Problem;

/** A parameter that is {@code true} or {@code false}. */
public final class Flag {
    private Flag() {}

    /**
     * Whether it is set; it isn't when it is not given.
     *
     * @throws Problem when it is neither
     */
    public static boolean of(String name, String text) {
        if (text == null || text.isEmpty() || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        throw Problem.invalid(name, "must be true or false");
    }
}
