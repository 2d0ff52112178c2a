package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What account-service does with lists of accounts. */
final class AccountListFloor {
    private static final long PAGE = 25;

    private static final String PAGE_OF_ALL = """
            with page as materialized (
              select id, name, row_number() over () as place from (
                select id, cast(null as varchar) as name from account
                where org_id = $1 and status <> 'DELETED' order by id offset $2 limit $3 + 1
              ) listed
            )
            select accounts, changes,
              (select string_agg(cast(id as varchar), ',' order by place) from page) as ids,
              (select name from page where place = 1) as name,
              (select name from page where place = $3 + 1) as next_name
            from (
              select cast(coalesce(sum(accounts) filter (where status in ('ACTIVE', 'INACTIVE')), 0) as bigint) as accounts,
                cast(coalesce(sum(changes), 0) as bigint) as changes
              from account_count where org_id = $1
            ) counted""";

    private static final String SEARCHED = """
            with hits as materialized (
              select id, row_number() over (order by id) as place from account
              where org_id = $1 and status <> 'DELETED'
                and ((%s and account_name_key || '' like lower(cast($2 as varchar) collate pg_c_utf8) escape '\\')
                  or lower(customer_org_name collate pg_c_utf8) like lower(cast($2 as varchar) collate pg_c_utf8) escape '\\')
            )
            select (select count(*) from hits) as count,
              (select string_agg(cast(id as varchar), ',' order by place) from hits
               where place > $3 and place <= $4) as ids""";

    private static final int FIRST_GRAM = 5;
    private static final int GRAM = 3;

    private final Pool pool;

    AccountListFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> page(Asked asked) {
        long start = Long.parseLong(asked.parameter("pageStart"));
        return pool.withConnection(connection -> connection
                .preparedQuery(PAGE_OF_ALL)
                .execute(Tuple.of(Platform.ORGANISATION, start, PAGE))
                .compose(page -> accounts(connection, ids(page))));
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
        String sql = SEARCHED.formatted(String.join(" and ", conditions));
        return pool.withTransaction(connection -> connection
                .query("select set_config('statement_timeout', '10000', true)")
                .execute()
                .compose(set -> connection.preparedQuery(sql).execute(parameters))
                .compose(found -> accounts(connection, ids(found))));
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

    private static Future<Answer> accounts(SqlConnection connection, UUID[] ids) {
        return connection
                .preparedQuery(AccountFloor.SELECT + "and id = any($2)")
                .execute(Tuple.tuple().addString(Platform.ORGANISATION).addArrayOfUUID(ids))
                .map(Answer::ofAll);
    }

    private static UUID[] ids(RowSet<Row> found) {
        String ids = found.iterator().next().getString("ids");
        return ids == null
                ? new UUID[0]
                : Arrays.stream(ids.split(","))
                        .limit(PAGE)
                        .map(UUID::fromString)
                        .toArray(UUID[]::new);
    }
}
