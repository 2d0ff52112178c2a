package io.homewatt.account.list;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.homewatt.platform.rest.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * What to look for.
 *
 * @param text 1–200 characters; upper and lower case are the same
 * @param on where: in one of these at least
 * @param form whether the text is contained, at an end, or a pattern
 */
record Search(String text, List<Attribute> on, Form form) {
    private static final int LONGEST = 200;
    private static final int MOST_ATTRIBUTES = 20;
    private static final List<Attribute> USUAL =
            List.of(Attribute.of("searchOn", "accountName"), Attribute.of("searchOn", "customerOrgName"));

    enum Form {
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        IS,
        /** A regular expression as PostgreSQL has them. */
        PATTERN
    }

    /**
     * The search of a request's parameters; null when there is none.
     *
     * @throws Problem when one of them is not as it should be
     */
    static Search of(String search, String searchOn, boolean startsWith, boolean endsWith, boolean isRegex) {
        if (search == null || search.isBlank()) {
            return null;
        }
        if (search.length() > LONGEST || search.indexOf(0) >= 0) {
            throw Problem.invalid("search", "must be text of " + LONGEST + " characters at most");
        }
        if (isRegex && (startsWith || endsWith)) {
            throw Problem.invalid("isRegex", "must not be combined with startsWith or endsWith");
        }
        Form form = isRegex
                ? Form.PATTERN
                : startsWith && endsWith
                        ? Form.IS
                        : startsWith ? Form.STARTS_WITH : endsWith ? Form.ENDS_WITH : Form.CONTAINS;
        return new Search(search, on(searchOn), form);
    }

    private static List<Attribute> on(String names) {
        if (names == null || names.isBlank()) {
            return USUAL;
        }
        List<Attribute> attributes = Arrays.stream(names.split(",", MOST_ATTRIBUTES + 1))
                .map(name -> Attribute.of("searchOn", name.strip()))
                .toList();
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw Problem.invalid("searchOn", "must name " + MOST_ATTRIBUTES + " attributes at most");
        }
        return attributes;
    }

    /** The condition, with the values that are added to {@code values}. */
    String condition(StatementValues values) {
        String operator = form == Form.PATTERN ? " ~* " + values.add(text) : like(pattern(), values);
        StringJoiner any = new StringJoiner(" or ", "(", ")");
        for (Attribute attribute : on) {
            String condition = attribute.sql(values) + operator;
            if (attribute.property() != null) {
                condition = "(" + condition + inAnyProperty(values) + ")";
            } else if (attribute.isName()) {
                condition = inName(condition, values);
            }
            any.add(condition);
        }
        return any.toString();
    }

    /** With the parts of the text that the index of names knows. A beginning is found in the names' order. */
    private String inName(String condition, StatementValues values) {
        List<String> grams = form == Form.CONTAINS || form == Form.ENDS_WITH ? Grams.of(text) : List.of();
        if (grams.isEmpty()) {
            return condition;
        }
        StringJoiner all = new StringJoiner(" and ", "(", ")");
        grams.forEach(gram -> all.add("account_name_grams like " + values.add("%" + gram + "%")));
        return all.add(condition.replace("account_name_key", "account_name_key || ''"))
                .toString();
    }

    /** What the index can tell: the text is in one of the properties' values, as JSON writes it. */
    private String inAnyProperty(StatementValues values) {
        if (form == Form.PATTERN) {
            return "";
        }
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        return " and lower(cast(jsonb_path_query_array(properties, '$.*.dataValue') as varchar) collate pg_c_utf8)"
                + like("%" + escaped(json) + "%", values);
    }

    private static String like(String pattern, StatementValues values) {
        return " like lower(cast(" + values.add(pattern) + " as varchar) collate pg_c_utf8) escape '\\'";
    }

    private String pattern() {
        String start = form == Form.STARTS_WITH || form == Form.IS ? "" : "%";
        String end = form == Form.ENDS_WITH || form == Form.IS ? "" : "%";
        return start + escaped(text) + end;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
