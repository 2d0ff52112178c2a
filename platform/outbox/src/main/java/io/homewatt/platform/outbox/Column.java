package io.homewatt.platform.outbox;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A column of rows that a statement takes all at once, by {@code unnest}. */
public final class Column {
    private Column() {}

    /**
     * One value of each row, in their order.
     *
     * @param array such as {@code UUID[]::new}
     * @param value null where a row has none
     */
    public static <T, U> U[] of(Collection<T> rows, IntFunction<U[]> array, Function<T, U> value) {
        return rows.stream().map(value).toArray(array);
    }
}
