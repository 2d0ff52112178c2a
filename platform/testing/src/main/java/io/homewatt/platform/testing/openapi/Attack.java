package io.homewatt.platform.testing.openapi;

import io.homewatt.platform.testing.Organisation;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An organisation that tries to get at what is another's. Both have one of each thing that the service keeps.
 *
 * @param organisation who tries
 * @param own the ids of what it has, by the names of the parameters and members that take them
 * @param theirs the ids of what the other has, by the same names or some of them
 * @param mark what is in every thing that the other has, in no id, and nowhere else
 * @param seenByThem what the other organisation sees of its things, asked anew each time
 */
public record Attack(
        Organisation organisation,
        Map<String, String> own,
        Map<String, String> theirs,
        String mark,
        Supplier<String> seenByThem) {
    /** A mark for things that have some text. */
    public static final String THEIRS = "zqx8theirs";
}
