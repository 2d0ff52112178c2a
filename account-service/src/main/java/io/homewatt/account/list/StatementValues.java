package io.homewatt.account.list;

import io.vertx.mutiny.sqlclient.Tuple;

/** The values of a statement that is put together of parts; the first, {@code $1}, is the organisation. */
final class StatementValues {
    private final Tuple tuple;

    StatementValues(String organisation) {
        tuple = Tuple.of(organisation);
    }

    /** Adds a value and returns what stands for it in the statement. */
    String add(Object value) {
        tuple.addValue(value);
        return "$" + tuple.size();
    }

    Tuple tuple() {
        return tuple;
    }
}
