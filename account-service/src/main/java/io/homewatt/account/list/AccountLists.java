package io.homewatt.account.list;

import io.homewatt.platform.outbox.StatementTimeout;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

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
     * @param accounts in the list's order
     */
    public record Found(long count, List<Row> accounts) {
        /** Of rows that all have the count, and of which those without an account are left out. */
        static Found of(List<Row> rows) {
            return new Found(
                    rows.get(0).getLong("accounts"),
                    rows.stream().filter(row -> row.getUUID("id") != null).toList());
        }
    }

    /** How statements are run. */
    @FunctionalInterface
    interface Reading {
        Uni<List<Row>> rows(String statement, Tuple values);
    }

    /**
     * Finds a page of accounts.
     *
     * @param columns what to read of each, its {@code id} among them
     * @return fails with a {@link Problem} when the search is no pattern, or takes too long
     */
    public Uni<Found> find(String organisation, AccountQuery query, String columns) {
        boolean all = query.search == null && query.providerAccountId == null;
        if (all && query.order.hasIndex()) {
            return pages.find(transactions::rows, organisation, query, columns);
        }
        Reading patient = (statement, values) -> transactions.rowsWithin(PATIENCE, statement, values);
        String parameter = query.search == null ? "sortOn" : "search";
        return (all
                        ? pages.find(patient, organisation, query, columns)
                        : searched(patient, organisation, query, columns))
                .onFailure(StatementTimeout.class)
                .transform(slow -> Problem.invalid(parameter, "must be something that is found in less time"))
                .onFailure(AccountLists::isNoPattern)
                .transform(wrong -> Problem.invalid(parameter, "must be a regular expression"));
    }

    /** Finds all that match once, to count them and to sort them. */
    private static Uni<Found> searched(Reading reading, String organisation, AccountQuery query, String columns) {
        var values = new StatementValues(organisation);
        String where = query.condition(values);
        if (query.search != null) {
            where += " and " + query.search.condition(values);
        }
        if (query.providerAccountId != null) {
            where += " and provider_account_id = " + values.add(query.providerAccountId);
        }
        String sql = """
                with hits as materialized (
                  select id, row_number() over (order by %s) as place from account where %s
                )
                select counted.accounts, account.*
                from (select count(*) as accounts from hits) counted
                left join hits on place > %s and place <= %s
                left join lateral (
                  select %s from account where org_id = $1 and id = hits.id limit 1
                ) account on true
                order by place""".formatted(
                        query.order.sql(values),
                        where,
                        values.add(query.window.start()),
                        values.add(query.window.start() + query.window.count()),
                        columns);
        return reading.rows(sql, values.tuple()).map(Found::of);
    }

    private static boolean isNoPattern(Throwable failure) {
        return failure instanceof PgException database
                && (INVALID_PATTERN.equals(database.getSqlState())
                        || database.getSqlState().startsWith(TOO_COMPLEX));
    }
}
