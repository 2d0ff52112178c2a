package io.homewatt.account.catalogue;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A statement whose parameters have numbers, as PostgreSQL knows them.
 *
 * @param names of {@code $1} and so on
 */
record Numbered(String sql, List<String> names) {
    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");

    /** By the text with names: there are as many as the catalogue has kinds of conditions, and no text of a caller's. */
    private static final Map<String, Numbered> KNOWN = new ConcurrentHashMap<>();

    /** @param sql with names after colons, the same one as often as it likes */
    static Numbered of(String sql) {
        return KNOWN.computeIfAbsent(sql, Numbered::made);
    }

    private static Numbered made(String sql) {
        List<String> names = new ArrayList<>();
        String numbered = NAME.matcher(sql).replaceAll(found -> {
            String name = found.group(1);
            if (!names.contains(name)) {
                names.add(name);
            }
            return "\\$" + (names.indexOf(name) + 1);
        });
        return new Numbered(numbered, names);
    }

    /** @param parameters the values of all names, and maybe others */
    Tuple values(Map<String, ?> parameters) {
        Tuple values = Tuple.tuple();
        for (String name : names) {
            Object value = parameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException("There is no value of :" + name);
            }
            values.addValue(value);
        }
        return values;
    }
}
