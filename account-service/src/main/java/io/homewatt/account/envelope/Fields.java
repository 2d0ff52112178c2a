package io.homewatt.account.envelope;

import io.homewatt.platform.rest.Problem;

/** How much of an object to show. */
public enum Fields {
    /** What identifies it. */
    MIN,
    /** What is usually needed. */
    USUAL,
    /** All there is. */
    EXT;

    /**
     * What the parameter {@code fields} asks for.
     *
     * @throws Problem when it is neither {@code min} nor {@code ext}
     */
    public static Fields of(String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        return switch (text) {
            case "min" -> MIN;
            case "ext" -> EXT;
            default -> throw Problem.invalid("fields", "must be min or ext");
        };
    }
}
