package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What account-service does with lists of accounts. */
final class AccountListFloor {
    private static final long PAGE = 25;
    private static final String[] STATUSES = {"ACTIVE", "INACTIVE"};

    private static final String PAGE_OF_ALL = """
            with page as materialized (
              select id, name, row_number() over () as place from (
                select id, cast(null as varchar) as name from account
                where org_id = $1 and status <> 'DELETED' order by id offset $2 limit $3
              ) listed
            )
            select counted.accounts, counted.changes, page.id as place_id, page.name as place_name, account.*
            from (
              select coalesce(sum(accounts) filter (where status = any($4)), 0)::bigint as accounts,
                coalesce(sum(changes), 0)::bigint as changes
              from account_count where org_id = $1
            ) counted
            left join page on true
            left join lateral (
              select %s from account where org_id = $1 and id = page.id and place <= $5 limit 1
            ) account on true
            order by place""".formatted(AccountFloor.COLUMNS);

    private static final String SEARCHED = """
            with hits as materialized (
              select id, row_number() over (order by id) as place from account
              where org_id = $1 and status <> 'DELETED'
                and ((%s and account_name_key || '' like lower(cast($2 as varchar) collate pg_c_utf8) escape '\\')
                  or lower(customer_org_name collate pg_c_utf8) like lower(cast($2 as varchar) collate pg_c_utf8) escape '\\')
            )
            select counted.accounts, account.*
            from (select count(*) as accounts from hits) counted
            left join hits on place > $3 and place <= $4
            left join lateral (
              select %s from account where org_id = $1 and id = hits.id limit 1
            ) account on true
            order by place""";

    private static final int FIRST_GRAM = 5;
    private static final int GRAM = 3;

    private final Pool pool;

    AccountListFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> page(Asked asked) {
        long start = Long.parseLong(asked.parameter("pageStart"));
        return pool.preparedQuery(PAGE_OF_ALL)
                .execute(Tuple.of(Platform.ORGANISATION, start, PAGE + 1, STATUSES, PAGE))
                .map(Answer::ofAll);
    }

    Future<Answer> search(Asked asked) {
        String text = asked.parameter("search");
        List<String> grams = grams(text);
        List<String> conditions = new ArrayList<>();
        Tuple parameters = Tuple.of(Platform.ORGANISATION, "%" + text + "%", 0L, PAGE);
        for (String gram : grams) {
            conditions.add("account_name_grams like $" + (FIRST_GRAM + conditions.size()));
            parameters.addString("%" + gram + "%");
        }
        String sql = SEARCHED.formatted(String.join(" and ", conditions), AccountFloor.COLUMNS);
        return pool.withTransaction(connection -> connection
                .query("select set_config('statement_timeout', '10000', true)")
                .execute()
                .compose(set -> connection.preparedQuery(sql).execute(parameters))
                .map(Answer::ofAll));
    }

    /** As the column {@code account_name_grams} has them: what is between letters and digits is one {@code q}. */
    private static List<String> grams(String text) {
        String key = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "q");
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + GRAM <= key.length(); i++) {
            String gram = key.substring(i, i + GRAM);
            if (!grams.contains(gram)) {
                grams.add(gram);
            }
        }
        return grams;
    }
}
