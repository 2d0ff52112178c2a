package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What disaggregation-service does for a figure. */
final class AlwaysOnFloor {
    private static final String FIND = """
            select a.id, a.time_zone, a.latitude, a.longitude, a.injects,
                   to_char(m.month, 'YYYY-MM') as month, m.watts, m.kilowatt_hours, m.ratio
            from (select * from known_account a
                  where a.org_id = $1 and a.utility_code = $2 and a.utility_account_id = $3
                    and a.utility_customer_id = $4 and not a.deleted
                  order by a.id desc limit 1) a
            left join month_estimate m
              on m.org_id = a.org_id and m.account_id = a.id and m.month >= $5 and m.month < $6
                and m.watts is not null
            order by m.month desc limit 2""";

    private final Pool pool;

    AlwaysOnFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> find(Asked asked) {
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(
                        Platform.ORGANISATION,
                        asked.part(4),
                        asked.parameter("utilityAccountId"),
                        Long.valueOf(asked.part(6)),
                        month.minusYears(1),
                        month))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Answer.notFound();
                    }
                    Row row = rows.iterator().next();
                    LocalDate found = LocalDate.parse(row.getString("month") + "-01");
                    return new Answer(
                            200,
                            new JsonObject()
                                    .put(
                                            "response",
                                            new JsonObject()
                                                    .put("ratio", row.getBigDecimal("ratio"))
                                                    .put("value", row.getBigDecimal("kilowatt_hours"))
                                                    .put("startDate", found + "T00:00:00.00Z")
                                                    .put("endDate", found.plusMonths(1) + "T00:00:00.00Z")));
                });
    }
}
