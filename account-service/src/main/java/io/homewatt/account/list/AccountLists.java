package io.homewatt.account.list;

import io.homewatt.platform.outbox.StatementTimeout;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Arrays;
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
    private final Pages pages = new Pages();

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
                session -> (all ? pages.find(session, organisation, query) : searched(session, organisation, query))
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

    /** Finds all that match once, to count them and to sort them. */
    private static Uni<Found> searched(Mutiny.Session session, String organisation, AccountQuery query) {
        Map<String, Object> parameters = query.parameters(organisation);
        String where = query.condition();
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
        return select.getSingleResult()
                .map(row -> new Found(row.get("count", Long.class), uuids(row.get("ids", String.class))));
    }

    /** @param ids separated by commas; null for none */
    static List<UUID> uuids(String ids) {
        return ids == null
                ? List.of()
                : Arrays.stream(ids.split(",")).map(UUID::fromString).toList();
    }

    private static boolean isNoPattern(Throwable failure) {
        return failure instanceof JDBCException database
                && database.getSQLState() != null
                && (database.getSQLState().equals(INVALID_PATTERN)
                        || database.getSQLState().startsWith(TOO_COMPLEX));
    }
}
