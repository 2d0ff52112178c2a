package io.homewatt.account.list;

import io.homewatt.platform.outbox.StatementTimeout;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the accounts of a list. */
@ApplicationScoped
public class AccountLists {
    /** A pattern can be written that takes for ever; what takes longer than this is refused. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Invalid regular expression, and one that is too complex (class 54). */
    private static final String INVALID_PATTERN = "2201B";

    private static final String TOO_COMPLEX = "54";

    private final Transactions transactions;

    AccountLists(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The accounts of one page.
     *
     * @param count how many there are on all pages
     * @param ids in the list's order
     */
    public record Found(long count, List<UUID> ids) {}

    /**
     * Finds a page of accounts and, in the same session, what {@code then} makes of it.
     *
     * @return fails with a {@link Problem} when the search is no pattern, or takes too long
     */
    public <T> Uni<T> find(String organisation, AccountQuery query, BiFunction<Mutiny.Session, Found, Uni<T>> then) {
        boolean all = query.search == null && query.providerAccountId == null;
        Function<Mutiny.Session, Uni<T>> work =
                session -> (all ? all(session, organisation, query) : searched(session, organisation, query))
                        .chain(found -> then.apply(session, found));
        if (all && query.order.hasIndex()) {
            return transactions.read(work);
        }
        String parameter = query.search == null ? "sortOn" : "search";
        return transactions
                .readWithin(PATIENCE, work)
                .onFailure(StatementTimeout.class)
                .transform(slow -> Problem.invalid(parameter, "must be something that is found in less time"))
                .onFailure(AccountLists::isNoPattern)
                .transform(wrong -> Problem.invalid(parameter, "must be a regular expression"));
    }

    /** How many there are has been counted already, so that only the page is read, from the index alone. */
    private static Uni<Found> all(Mutiny.Session session, String organisation, AccountQuery query) {
        Map<String, Object> parameters = parameters(organisation, query);
        // As text only those of the page, and not all those that are passed over before it.
        String page = "select cast(id as varchar) from (select id from account where " + condition(query) + " order by "
                + query.order.sql(parameters) + " offset :start limit :count) page";
        var select = session.createNativeQuery(page, String.class)
                .setParameter("start", query.window.start())
                .setParameter("count", query.window.count());
        parameters.forEach(select::setParameter);
        var count = session.createNativeQuery("""
                        select cast(coalesce(sum(accounts), 0) as bigint) from account_count
                        where org_id = :org and status in (:statuses)""", Long.class)
                .setParameter("org", organisation)
                .setParameter("statuses", query.statuses);
        return select.getResultList().chain(ids -> count.getSingleResult().map(all -> new Found(all, uuids(ids))));
    }

    /** Finds all that match once, to count them and to sort them. */
    private static Uni<Found> searched(Mutiny.Session session, String organisation, AccountQuery query) {
        Map<String, Object> parameters = parameters(organisation, query);
        String where = condition(query);
        if (query.search != null) {
            where += " and " + query.search.condition(parameters);
        }
        if (query.providerAccountId != null) {
            where += " and provider_account_id = :pid";
            parameters.put("pid", query.providerAccountId);
        }
        String sql = """
                with hits as materialized (
                  select id, row_number() over (order by %s) as place from account where %s
                )
                select (select count(*) from hits) as count,
                  (select string_agg(cast(id as varchar), ',' order by place) from hits
                   where place > :start and place <= :end) as ids""".formatted(query.order.sql(parameters), where);
        var select = session.createNativeQuery(sql, Tuple.class)
                .setParameter("start", query.window.start())
                .setParameter("end", query.window.start() + query.window.count());
        parameters.forEach(select::setParameter);
        return select.getSingleResult().map(row -> {
            String ids = row.get("ids", String.class);
            return new Found(
                    row.get("count", Long.class), ids == null ? List.of() : uuids(Arrays.asList(ids.split(","))));
        });
    }

    /** The indexes leave out what is deleted, and are of use when the condition does, too. */
    private static String condition(AccountQuery query) {
        String statuses = "org_id = :org and status in (:statuses)";
        return query.statuses.contains(AccountQuery.DELETED)
                ? statuses
                : query.statuses.size() == 2
                        ? "org_id = :org and status <> '" + AccountQuery.DELETED + "'"
                        : statuses + " and status <> '" + AccountQuery.DELETED + "'";
    }

    private static Map<String, Object> parameters(String organisation, AccountQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("org", organisation);
        if (condition(query).contains(":statuses")) {
            parameters.put("statuses", query.statuses);
        }
        return parameters;
    }

    private static List<UUID> uuids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toList();
    }

    private static boolean isNoPattern(Throwable failure) {
        return failure instanceof JDBCException database
                && database.getSQLState() != null
                && (database.getSQLState().equals(INVALID_PATTERN)
                        || database.getSQLState().startsWith(TOO_COMPLEX));
    }
}
