package io.homewatt.account.list;

import io.homewatt.account.envelope.Flag;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.rest.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which accounts to list, and how. */
public final class AccountQuery {
    static final String DELETED = "DELETED";
    private static final Set<String> STATUSES = Set.of("ACTIVE", "INACTIVE", DELETED);
    private static final List<String> USUAL = List.of("ACTIVE", "INACTIVE");
    private static final int LONGEST_ID = 255;

    final Window window;
    final Search search;
    final Order order;
    final List<String> statuses;
    final String providerAccountId;

    private AccountQuery(Window window, Search search, Order order, List<String> statuses, String providerAccountId) {
        this.window = window;
        this.search = search;
        this.order = order;
        this.statuses = statuses;
        this.providerAccountId = providerAccountId;
    }

    /**
     * The parameters of a request for a list, each null when it is not given.
     *
     * @param search what to look for
     * @param searchOn where, separated by commas; {@code accountName,customerOrgName} unless given
     * @param startsWith {@code true} or {@code false}
     * @param sortOn by what to sort, separated by commas
     * @param sortOrder {@code ASC} or {@code DESC} for each, separated by commas
     * @param status which ones, separated by commas; all but the deleted unless given
     */
    public record Parameters(
            String pageStart,
            String pageCount,
            String search,
            String searchOn,
            String startsWith,
            String endsWith,
            String isRegex,
            String sortOn,
            String sortOrder,
            String status,
            String providerAccountId) {}

    /** @throws Problem when a parameter is not as it should be */
    public static AccountQuery of(Parameters given) {
        if (given.providerAccountId != null
                && (given.providerAccountId.length() > LONGEST_ID || given.providerAccountId.indexOf(0) >= 0)) {
            throw Problem.invalid("providerAccountId", "must be text of " + LONGEST_ID + " characters at most");
        }
        return new AccountQuery(
                Window.of(given.pageStart, given.pageCount),
                Search.of(
                        given.search,
                        given.searchOn,
                        Flag.of("startsWith", given.startsWith),
                        Flag.of("endsWith", given.endsWith),
                        Flag.of("isRegex", given.isRegex)),
                Order.of(given.sortOn, given.sortOrder),
                statuses(given.status),
                given.providerAccountId);
    }

    public Window window() {
        return window;
    }

    /**
     * Of the table's rows, with the values that are added to {@code values}. The indexes leave out what is deleted, and
     * are of use when the condition does, too.
     */
    String condition(StatementValues values) {
        boolean deleted = statuses.contains(DELETED);
        String some =
                deleted || statuses.size() < USUAL.size() ? " and status = any(" + values.add(statuses()) + ")" : "";
        return "org_id = $1" + some + (deleted ? "" : " and status <> '" + DELETED + "'");
    }

    String[] statuses() {
        return statuses.toArray(String[]::new);
    }

    private static List<String> statuses(String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        List<String> statuses = Arrays.stream(text.split(",", STATUSES.size() + 1))
                .map(status -> status.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (!STATUSES.containsAll(statuses)) {
            throw Problem.invalid("status", "must be ACTIVE, INACTIVE or DELETED, or some of them");
        }
        return statuses;
    }
}
