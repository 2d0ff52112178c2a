package io.homewatt.account.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.homewatt.account.list.AccountLists.Found;
import io.homewatt.account.list.AccountLists.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/**
 * Finds pages of all accounts, from an index alone. To get to a page far in, all accounts before it are passed over; so where
 * it begins and where the next one does are remembered for whoever reads on. That holds as long as no account of the
 * organisation comes, goes, or changes its name or status, which the database counts: it is asked each time.
 */
final class Pages {
    /** What is nearer to the beginning is found as fast without being remembered. */
    private static final int FAR = 1_000;

    private static final int MOST_PLACES = 10_000;

    private record Position(String organisation, List<String> statuses, Order order, int start) {}

    /**
     * The account that is first from a position on.
     *
     * @param changes how many there had been by then
     * @param name as accounts are sorted by it; null when they aren't
     */
    private record Place(long changes, String name, UUID id) {}

    /** @param next where the next page begins; null when there is none */
    private record Page(Found found, Place first, Place next) {}

    private final Cache<Position, Place> places =
            Caffeine.newBuilder().maximumSize(MOST_PLACES).build();

    /** @param columns of the accounts */
    Uni<Found> find(Reading reading, String organisation, AccountQuery query, String columns) {
        int start = query.window.start();
        Position position = new Position(organisation, query.statuses, query.order, start);
        Position following = new Position(organisation, query.statuses, query.order, start + query.window.count());
        Place place = places.getIfPresent(position);
        return page(reading, organisation, query, columns, place)
                .chain(page -> place == null || page.next != null && page.next.changes == place.changes
                        ? Uni.createFrom().item(page)
                        // Accounts without a name come after those with one, but don't compare with them.
                        : page(reading, organisation, query, columns, null))
                .invoke(page -> {
                    remember(position, page.first);
                    remember(following, page.next);
                })
                .map(Page::found);
    }

    private void remember(Position position, Place place) {
        boolean compares =
                place != null && (position.order.isById() || position.order.isByName() && place.name != null);
        if (compares && position.start >= FAR) {
            places.put(position, place);
        }
    }

    /** @param from where the page begins; null to count off all that come before */
    private static Uni<Page> page(
            Reading reading, String organisation, AccountQuery query, String columns, Place from) {
        var values = new StatementValues(organisation);
        int count = query.window.count();
        String where =
                query.condition(values) + (from == null ? "" : " and " + query.order.from(from.name, from.id, values));
        String listed = "select id, %s as name from account where %s order by %s offset %s limit %s"
                .formatted(
                        query.order.isByName() ? "account_name_key" : "cast(null as varchar)",
                        where,
                        query.order.sql(values),
                        values.add(from == null ? query.window.start() : 0),
                        values.add(count + 1));
        // All are counted already. Only the page's accounts are read from the table, and not what is passed over.
        String sql = """
                with page as materialized (
                  select id, name, row_number() over () as place from (%s) listed
                )
                select counted.accounts, counted.changes, page.id as place_id, page.name as place_name, account.*
                from (
                  select coalesce(sum(accounts) filter (where status = any(%s)), 0)::bigint as accounts,
                    coalesce(sum(changes), 0)::bigint as changes
                  from account_count where org_id = $1
                ) counted
                left join page on true
                left join lateral (
                  select %s from account where org_id = $1 and id = page.id and place <= %s limit 1
                ) account on true
                order by place""".formatted(listed, values.add(query.statuses()), columns, values.add(count));
        return reading.rows(sql, values.tuple())
                .map(rows -> new Page(Found.of(rows), place(rows, 0), place(rows, count)));
    }

    private static Place place(List<Row> rows, int i) {
        Row row = i < rows.size() ? rows.get(i) : null;
        return row == null || row.getUUID("place_id") == null
                ? null
                : new Place(row.getLong("changes"), row.getString("place_name"), row.getUUID("place_id"));
    }
}
