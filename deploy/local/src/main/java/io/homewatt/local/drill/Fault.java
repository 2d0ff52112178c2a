package io.homewatt.local.drill;

import java.util.List;

/** Something that goes wrong. */
interface Fault {
    /** Brings it about, and returns when it is over, or when what is left of it passes by itself. */
    void strike(Scene scene) throws Exception;

    /** Takes away what {@link #strike} may have left when it was broken off; nothing if it left nothing. */
    default void heal(Scene scene) throws Exception {}

    /** Whether the clients rest while it strikes. */
    default boolean calm() {
        return false;
    }

    /** What is not as it should be afterwards, beyond what clients can tell: a line for each. */
    default List<String> traces(Scene scene) throws Exception {
        return List.of();
    }
}
