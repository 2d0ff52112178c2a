package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.Months;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Finds what months of accounts have come out as. */
@ApplicationScoped
class MonthFigures {
    /**
     * The latest two months, and one row without a month when there is none. Which months have ended by the day that is
     * asked about depends on the account's zone, and all zones lie within two days: it is the first row's month or the
     * second's.
     */
    private static final String FIND = """
            select a.id, a.time_zone, a.latitude, a.longitude, a.injects,
                   to_char(m.month, 'YYYY-MM') as month, m.watts, m.kilowatt_hours, m.ratio
            from (select * from known_account a
                  where a.org_id = $1 and a.utility_code = $2 and a.utility_account_id = $3
                    and a.utility_customer_id = $4 and not a.deleted %s
                  order by a.id desc limit 1) a
            left join month_estimate m
              on m.org_id = a.org_id and m.account_id = a.id and m.month >= $5 and m.month < $6
                and m.watts is not null
            order by m.month desc limit 2""";

    static final String OF_ALL = FIND.formatted("");

    private static final String OF_HOUSEHOLD = FIND.formatted("""
            and exists (
              select from known_property p join known_customer c on c.org_id = p.org_id and c.id = p.customer_id
              where p.org_id = a.org_id and p.icp = a.icp and not p.removed and c.auth_user_id = $7)""");

    private final Transactions transactions;

    MonthFigures(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The latest month with a figure of those that answer, for callers that may see the account: a household only if one
     * of its customer's properties has the account's ICP.
     *
     * @return fails with a {@link Problem} when there is no such account for the caller, or no figure
     */
    Uni<MonthFigure> latest(Caller caller, Question question) {
        Tuple values = Tuple.of(
                caller.organisation(),
                question.utilityCode(),
                question.utilityAccountId(),
                question.customerId(),
                first(question.asOf()),
                question.asOf().latest().withDayOfMonth(1));
        caller.household().ifPresent(values::addString);
        return transactions
                .rows(caller.household().isPresent() ? OF_HOUSEHOLD : OF_ALL, values)
                .map(rows -> latest(rows, caller, question));
    }

    /** The first day of the earliest month that may stand in. */
    static LocalDate first(AsOf asOf) {
        return Months.earliest(asOf.earliest()).atDay(1);
    }

    private static MonthFigure latest(List<Row> rows, Caller caller, Question question) {
        if (rows.isEmpty()) {
            throw new Problem(AlwaysOnProblem.ACCOUNT_NOT_FOUND);
        }
        KnownAccount account = account(rows.get(0), caller, question);
        LocalDate asOf = question.asOf().in(account.site().zone());
        for (Row row : rows) {
            String month = row.getString("month");
            if (month != null && Months.answers(YearMonth.parse(month), asOf)) {
                return new MonthFigure(account, YearMonth.parse(month), alwaysOn(row));
            }
        }
        throw new Problem(AlwaysOnProblem.NO_ALWAYS_ON);
    }

    private static AlwaysOn alwaysOn(Row row) {
        return new AlwaysOn(row.getDouble("watts"), row.getBigDecimal("kilowatt_hours"), row.getBigDecimal("ratio"));
    }

    private static KnownAccount account(Row row, Caller caller, Question question) {
        Double latitude = row.getDouble("latitude");
        Double longitude = row.getDouble("longitude");
        return new KnownAccount(
                caller.organisation(),
                row.getUUID("id"),
                question.utilityCode(),
                question.customerId(),
                question.utilityAccountId(),
                new Site(
                        ZoneId.of(row.getString("time_zone")),
                        latitude == null || longitude == null
                                ? Optional.empty()
                                : Optional.of(new Site.Location(latitude, longitude)),
                        row.getBoolean("injects")));
    }
}
