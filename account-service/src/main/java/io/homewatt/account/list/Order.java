package io.homewatt.account.list;

import io.homewatt.platform.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * In which order accounts are listed: by these attributes in lower case and by code points, accounts without a value
 * last, or first when it is descending; and at last in the order of creation.
 */
record Order(List<Part> parts) {
    private static final int MOST_PARTS = 5;

    record Part(Attribute attribute, boolean descending) {}

    /**
     * The order of a request's parameters; that of creation without any.
     *
     * @throws Problem when one of them is not as it should be
     */
    static Order of(String sortOn, String sortOrder) {
        if (sortOn == null || sortOn.isBlank()) {
            return new Order(List.of());
        }
        String[] names = sortOn.split(",", MOST_PARTS + 1);
        if (names.length > MOST_PARTS) {
            throw Problem.invalid("sortOn", "must name " + MOST_PARTS + " attributes at most");
        }
        String[] directions = sortOrder == null || sortOrder.isBlank() ? new String[0] : sortOrder.split(",");
        if (directions.length > names.length) {
            throw Problem.invalid("sortOrder", "must not have more parts than sortOn");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Attribute attribute = Attribute.of("sortOn", names[i].strip());
            parts.add(new Part(attribute, i < directions.length && isDescending(directions[i])));
        }
        return new Order(parts);
    }

    private static boolean isDescending(String direction) {
        return switch (direction.strip().toUpperCase(Locale.ROOT)) {
            case "ASC" -> false;
            case "DESC" -> true;
            default -> throw Problem.invalid("sortOrder", "must be ASC or DESC for each attribute of sortOn");
        };
    }

    /** Whether an index has it: of one field, and not of properties. */
    boolean hasIndex() {
        return parts.size() <= 1 && parts.stream().allMatch(part -> part.attribute.property() == null);
    }

    boolean isById() {
        return parts.isEmpty() || parts.size() == 1 && parts.get(0).attribute.isId();
    }

    boolean isByName() {
        return parts.size() == 1 && parts.get(0).attribute.isName();
    }

    /** Which rows come from an account on, in the order of ids or of names; both are added to {@code values}. */
    String from(String name, UUID id, StatementValues values) {
        String on = isDescending() ? "<=" : ">=";
        return isByName()
                ? "(account_name_key, id) %s (cast(%s as varchar), %s)".formatted(on, values.add(name), values.add(id))
                : "id %s %s".formatted(on, values.add(id));
    }

    /** What follows {@code order by}; properties' names are added to {@code values}. */
    String sql(StatementValues values) {
        StringBuilder sql = new StringBuilder();
        for (Part part : parts) {
            sql.append(part.attribute.order(values)).append(part.descending ? " desc, " : ", ");
        }
        // In one direction throughout, an index has the order.
        return sql.append(isDescending() ? "id desc" : "id").toString();
    }

    private boolean isDescending() {
        return !parts.isEmpty() && parts.get(parts.size() - 1).descending;
    }
}
