package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.JsonRows;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The local days of accounts, summed up. */
@ApplicationScoped
class DaySummaries {
    private static final String PUT = """
            insert into day_summary as d (org_id, account_id, day, watts, eligible, valid, milliwatt_hours, covered_seconds)
            select * from jsonb_to_recordset(cast(cast(:rows as varchar) as jsonb)) as r (org_id varchar, account_id uuid,
              day date, watts double precision, eligible smallint, valid smallint, milliwatt_hours bigint,
              covered_seconds integer)
            on conflict (org_id, account_id, day) do update
              set watts = excluded.watts, eligible = excluded.eligible, valid = excluded.valid,
                  milliwatt_hours = excluded.milliwatt_hours, covered_seconds = excluded.covered_seconds""";

    private static final String OF_MONTHS = """
            select d.org_id, d.account_id, d.day, d.watts, cast(d.eligible as integer) as eligible,
              cast(d.valid as integer) as valid, d.milliwatt_hours, d.covered_seconds
            from jsonb_to_recordset(cast(cast(:months as varchar) as jsonb))
              as m (org_id varchar, account_id uuid, first date, next date)
            join day_summary d on d.org_id = m.org_id and d.account_id = m.account_id and d.day >= m.first and d.day < m.next""";

    /** A calendar month of an account. */
    record AccountMonth(AccountKey account, YearMonth month) {}

    /** A day of an account. */
    record AccountDay(AccountKey account, DaySummary summary) {
        AccountMonth month() {
            return new AccountMonth(account, YearMonth.from(summary.date()));
        }
    }

    private record Row(
            String orgId,
            UUID accountId,
            LocalDate day,
            Double watts,
            int eligible,
            int valid,
            long milliwattHours,
            long coveredSeconds) {
        static Row of(AccountDay day) {
            DaySummary summary = day.summary;
            return new Row(
                    day.account.orgId(),
                    day.account.id(),
                    summary.date(),
                    summary.watts().isPresent() ? summary.watts().getAsDouble() : null,
                    summary.eligible(),
                    summary.valid(),
                    summary.milliwattHours(),
                    summary.coveredSeconds());
        }
    }

    private record Span(String orgId, UUID accountId, LocalDate first, LocalDate next) {}

    /** The months' partitions are there. */
    Uni<Void> put(Mutiny.Session session, Collection<AccountDay> days) {
        return session.createNativeQuery(PUT)
                .setParameter("rows", JsonRows.of(days.stream().map(Row::of).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The days of months. */
    Uni<Map<AccountMonth, List<DaySummary>>> of(Mutiny.Session session, Collection<AccountMonth> months) {
        List<Span> spans = months.stream()
                .map(month -> new Span(
                        month.account.orgId(),
                        month.account.id(),
                        month.month.atDay(1),
                        month.month.plusMonths(1).atDay(1)))
                .toList();
        return session.createNativeQuery(OF_MONTHS, Tuple.class)
                .setParameter("months", JsonRows.of(spans))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(DaySummaries::day)
                        .collect(Collectors.groupingBy(
                                AccountDay::month, Collectors.mapping(AccountDay::summary, Collectors.toList()))));
    }

    private static AccountDay day(Tuple row) {
        Double watts = row.get("watts", Double.class);
        return new AccountDay(
                new AccountKey(row.get("org_id", String.class), row.get("account_id", UUID.class)),
                new DaySummary(
                        row.get("day", LocalDate.class),
                        watts == null ? OptionalDouble.empty() : OptionalDouble.of(watts),
                        row.get("eligible", Integer.class),
                        row.get("valid", Integer.class),
                        row.get("milliwatt_hours", Long.class),
                        row.get("covered_seconds", Integer.class)));
    }
}
