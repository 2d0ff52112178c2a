package io.homewatt.account.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.homewatt.account.list.AccountLists.Found;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

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

    Uni<Found> find(Mutiny.Session session, String organisation, AccountQuery query) {
        int start = query.window.start();
        Position position = new Position(organisation, query.statuses, query.order, start);
        Position following = new Position(organisation, query.statuses, query.order, start + query.window.count());
        return page(session, organisation, query, places.getIfPresent(position))
                .invoke(page -> {
                    remember(position, page.first);
                    remember(following, page.next);
                })
                .map(Page::found);
    }

    private static Uni<Page> page(Mutiny.Session session, String organisation, AccountQuery query, Place place) {
        if (place == null) {
            return read(session, organisation, query, null);
        }
        // Accounts without a name come after those with one, but don't compare with them.
        return read(session, organisation, query, place)
                .chain(page -> page.next != null && page.next.changes == place.changes
                        ? Uni.createFrom().item(page)
                        : read(session, organisation, query, null));
    }

    private void remember(Position position, Place place) {
        boolean compares =
                place != null && (position.order.isById() || position.order.isByName() && place.name != null);
        if (compares && position.start >= FAR) {
            places.put(position, place);
        }
    }

    /** @param from where the page begins; null to count off all that come before */
    private static Uni<Page> read(Mutiny.Session session, String organisation, AccountQuery query, Place from) {
        Map<String, Object> parameters = query.parameters(organisation);
        boolean byName = query.order.isByName();
        int count = query.window.count();
        // All are counted already. As text only the page, and not what is passed over before it.
        String sql = """
                with page as materialized (
                  select id, name, row_number() over () as place from (
                    select id, %s as name from account where %s order by %s offset :start limit :count + 1
                  ) listed
                )
                select accounts, changes,
                  (select string_agg(cast(id as varchar), ',' order by place) from page) as ids,
                  (select name from page where place = 1) as name,
                  (select name from page where place = :count + 1) as next_name
                from (
                  select cast(coalesce(sum(accounts) filter (where status in (:statuses)), 0) as bigint) as accounts,
                    cast(coalesce(sum(changes), 0) as bigint) as changes
                  from account_count where org_id = :org
                ) counted""".formatted(
                        byName ? "account_name_key" : "cast(null as varchar)",
                        query.condition() + (from == null ? "" : " and " + query.order.from("name", "id")),
                        query.order.sql(parameters));
        var select = session.createNativeQuery(sql, Tuple.class);
        parameters.put("statuses", query.statuses);
        parameters.put("start", from == null ? query.window.start() : 0);
        parameters.put("count", count);
        if (from != null) {
            parameters.put("id", from.id);
        }
        if (from != null && byName) {
            parameters.put("name", from.name);
        }
        parameters.forEach(select::setParameter);
        return select.getSingleResult().map(row -> {
            List<UUID> ids = AccountLists.uuids(row.get("ids", String.class));
            long changes = row.get("changes", Long.class);
            return new Page(
                    new Found(row.get("accounts", Long.class), ids.subList(0, Math.min(count, ids.size()))),
                    ids.isEmpty() ? null : new Place(changes, row.get("name", String.class), ids.get(0)),
                    ids.size() <= count
                            ? null
                            : new Place(changes, row.get("next_name", String.class), ids.get(count)));
        });
    }
}
