package io.homewatt.account.list;

import io.homewatt.platform.rest.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something of an account that lists can be searched on and sorted by: a field of its own or of its address, or one of
 * its properties.
 *
 * @param column of the table; null for a property
 * @param property its name; null for a field
 */
record Attribute(String column, String property) {
    static final String NAMES = "must be the name of a field of an account or its address, or properties.KEY";

    /** Its lower case is a column of its own. */
    private static final String NAME = "account_name_key";

    private static final String PROPERTIES = "properties.";
    private static final String ADDRESS = "address.";
    private static final int LONGEST_NAME = 100;
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final Set<String> FIELDS = Set.of(
            "accountId",
            "providerAccountId",
            "accountName",
            "customerOrgId",
            "customerOrgName",
            "timeZone",
            "owner",
            "accountManager",
            "status",
            "type");
    private static final Set<String> ADDRESS_FIELDS =
            Set.of("addressString", "addressName", "address1", "address2", "city", "state", "zip", "country");

    /**
     * The attribute of a name, such as {@code accountName}, {@code address.city} or just {@code city}, or
     * {@code properties.buildingArea}.
     *
     * @param parameter where it is named, for the error
     * @throws Problem when there is none of this name
     */
    static Attribute of(String parameter, String name) {
        if (name.startsWith(PROPERTIES)
                && name.length() > PROPERTIES.length()
                && name.length() <= PROPERTIES.length() + LONGEST_NAME
                && name.indexOf(0) < 0) {
            return new Attribute(null, name.substring(PROPERTIES.length()));
        }
        String field = name.startsWith(ADDRESS) ? name.substring(ADDRESS.length()) : name;
        if (ADDRESS_FIELDS.contains(field) || FIELDS.contains(name)) {
            return new Attribute(column(field), null);
        }
        throw Problem.invalid(parameter, NAMES);
    }

    private static String column(String field) {
        return switch (field) {
            case "accountId" -> "id";
            case "accountManager" -> "owner";
            case "accountName" -> NAME;
            default -> CAPITAL.matcher(field).replaceAll("_$1").toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it is the account's name, which has an index of its own for searches. */
    boolean isName() {
        return NAME.equals(column);
    }

    boolean isId() {
        return "id".equals(column);
    }

    /**
     * Its value in lower case, as the indexes have it.
     *
     * @param values that a property's name is added to
     */
    String sql(StatementValues values) {
        if (property != null) {
            return "lower(jsonb_extract_path_text(properties, " + values.add(property)
                    + ", 'dataValue') collate pg_c_utf8)";
        }
        return switch (column) {
            case NAME -> column;
            case "id" -> "cast(id as varchar)";
            default -> "lower(" + column + " collate pg_c_utf8)";
        };
    }

    /** By what it is sorted: ids in their own order, which is that of creation. */
    String order(StatementValues values) {
        return isId() ? column : sql(values);
    }
}
