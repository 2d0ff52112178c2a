package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.Months;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

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
                  where a.org_id = :org and a.utility_code = :code and a.utility_account_id = :account
                    and a.utility_customer_id = :customer and not a.deleted %s
                  order by a.id desc limit 1) a
            left join month_estimate m
              on m.org_id = a.org_id and m.account_id = a.id and m.month >= :from and m.month < :until
                and m.watts is not null
            order by m.month desc limit 2""";

    static final String OF_ALL = FIND.formatted("");

    private static final String OF_HOUSEHOLD = FIND.formatted("""
            and exists (
              select from known_property p join known_customer c on c.org_id = p.org_id and c.id = p.customer_id
              where p.org_id = a.org_id and p.icp = a.icp and not p.removed and c.auth_user_id = :user)""");

    /**
     * The latest month with a figure of those that answer, for callers that may see the account: a household only if one
     * of its customer's properties has the account's ICP.
     *
     * @return fails with a {@link Problem} when there is no such account for the caller, or no figure
     */
    Uni<MonthFigure> latest(Mutiny.Session session, Caller caller, Question question) {
        var query = session.createNativeQuery(caller.household().isPresent() ? OF_HOUSEHOLD : OF_ALL, Tuple.class)
                .setParameter("org", caller.organisation())
                .setParameter("code", question.utilityCode())
                .setParameter("account", question.utilityAccountId())
                .setParameter("customer", question.customerId())
                .setParameter("from", first(question.asOf()))
                .setParameter("until", question.asOf().latest().withDayOfMonth(1));
        caller.household().ifPresent(user -> query.setParameter("user", user));
        return query.getResultList().map(rows -> latest(rows, caller, question));
    }

    /** The first day of the earliest month that may stand in. */
    static LocalDate first(AsOf asOf) {
        return Months.endedBy(asOf.earliest())
                .reduce((later, earlier) -> earlier)
                .orElseThrow()
                .atDay(1);
    }

    private static MonthFigure latest(List<Tuple> rows, Caller caller, Question question) {
        if (rows.isEmpty()) {
            throw new Problem(AlwaysOnProblem.ACCOUNT_NOT_FOUND);
        }
        KnownAccount account = account(rows.get(0), caller, question);
        List<YearMonth> months =
                Months.endedBy(question.asOf().in(account.site().zone())).toList();
        return rows.stream()
                .filter(row -> row.get("month") != null)
                .map(row -> figure(account, row))
                .filter(figure -> months.contains(figure.month()))
                .findFirst()
                .orElseThrow(() -> new Problem(AlwaysOnProblem.NO_ALWAYS_ON));
    }

    private static MonthFigure figure(KnownAccount account, Tuple row) {
        return new MonthFigure(
                account,
                YearMonth.parse(row.get("month", String.class)),
                new AlwaysOn(
                        row.get("watts", Double.class),
                        row.get("kilowatt_hours", BigDecimal.class),
                        row.get("ratio", BigDecimal.class)));
    }

    private static KnownAccount account(Tuple row, Caller caller, Question question) {
        Double latitude = row.get("latitude", Double.class);
        Double longitude = row.get("longitude", Double.class);
        return new KnownAccount(
                caller.organisation(),
                row.get("id", UUID.class),
                question.utilityCode(),
                question.customerId(),
                question.utilityAccountId(),
                new Site(
                        ZoneId.of(row.get("time_zone", String.class)),
                        latitude == null || longitude == null
                                ? Optional.empty()
                                : Optional.of(new Site.Location(latitude, longitude)),
                        row.get("injects", Boolean.class)));
    }
}
