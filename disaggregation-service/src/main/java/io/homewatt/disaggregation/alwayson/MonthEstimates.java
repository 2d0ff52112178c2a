package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.JsonRows;
import io.homewatt.disaggregation.alwayson.DaySummaries.AccountMonth;
import io.homewatt.disaggregation.estimate.MonthEstimate;
import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.MonthEstimate.None;
import io.homewatt.disaggregation.household.Sources;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the months of accounts have come out as. Whoever writes has the accounts locked. */
@ApplicationScoped
class MonthEstimates {
    private static final String PUT = """
            with written as (
              insert into month_estimate as m (org_id, account_id, month, watts, kilowatt_hours, ratio, none, ends_at)
              select * from jsonb_to_recordset(cast(cast(:rows as varchar) as jsonb)) as r (org_id varchar, account_id uuid,
                month date, watts double precision, kilowatt_hours numeric, ratio numeric, none varchar, ends_at timestamptz)
              on conflict (org_id, account_id, month) do update
                set watts = excluded.watts, kilowatt_hours = excluded.kilowatt_hours, ratio = excluded.ratio,
                    none = excluded.none, ends_at = excluded.ends_at
              returning *)
            select org_id, account_id, month, watts, kilowatt_hours, ratio from written
            where ends_at <= :now and kilowatt_hours is not null
              and (told is null or abs(kilowatt_hours - told) * 100 > told)""";

    /** How much the figure may change before it is told again is in the statement above: a hundredth. */
    private static final String UNTOLD = """
            select org_id, account_id, month, watts, kilowatt_hours, ratio from month_estimate
            where told is null and kilowatt_hours is not null and ends_at <= :now
            order by ends_at limit :limit""";

    private static final String UNTOLD_OF = """
            select org_id, account_id, month, watts, kilowatt_hours, ratio from month_estimate
            where (org_id, account_id) in (%s)
              and told is null and kilowatt_hours is not null and ends_at <= :now
            order by month limit :limit""".formatted(Sources.GIVEN);

    private static final String TOLD = """
            update month_estimate m set told = kilowatt_hours
            from jsonb_to_recordset(cast(cast(:rows as varchar) as jsonb)) as r (org_id varchar, account_id uuid, month date)
            where m.org_id = r.org_id and m.account_id = r.account_id and m.month = r.month""";

    /** A month with what it came out as. */
    record Estimated(AccountMonth month, Instant endsAt, MonthEstimate estimate) {}

    /** A month's figure that is to be told. */
    record Untold(AccountMonth month, AlwaysOn figure) {}

    private record Row(
            String orgId,
            UUID accountId,
            LocalDate month,
            Double watts,
            BigDecimal kilowattHours,
            BigDecimal ratio,
            String none,
            Instant endsAt) {
        static Row of(Estimated estimated) {
            AccountMonth month = estimated.month;
            if (estimated.estimate instanceof AlwaysOn figure) {
                return new Row(
                        month.account().orgId(),
                        month.account().id(),
                        month.month().atDay(1),
                        figure.watts(),
                        figure.kilowattHours(),
                        figure.ratio(),
                        null,
                        estimated.endsAt);
            }
            return new Row(
                    month.account().orgId(),
                    month.account().id(),
                    month.month().atDay(1),
                    null,
                    null,
                    null,
                    ((None) estimated.estimate).name(),
                    estimated.endsAt);
        }
    }

    private record Key(String orgId, UUID accountId, LocalDate month) {}

    /** @return those that are to be told: that ended, and have another figure than was told by more than a hundredth */
    Uni<List<Untold>> put(Mutiny.Session session, Collection<Estimated> months, Instant now) {
        return session.createNativeQuery(PUT, Tuple.class)
                .setParameter("rows", JsonRows.of(months.stream().map(Row::of).toList()))
                .setParameter("now", now)
                .getResultList()
                .map(MonthEstimates::untold);
    }

    /** Accounts that have months that ended, and were never told. */
    Uni<Set<AccountKey>> accountsWithUntold(Mutiny.Session session, Instant now, int limit) {
        return session.createNativeQuery(UNTOLD, Tuple.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> untold(rows).stream()
                        .map(month -> month.month().account())
                        .collect(Collectors.toSet()));
    }

    /** Their months that ended, and were never told. */
    Uni<List<Untold>> untold(Mutiny.Session session, Collection<AccountKey> accounts, Instant now, int limit) {
        return session.createNativeQuery(UNTOLD_OF, Tuple.class)
                .setParameter("organisations", AccountKey.organisations(accounts))
                .setParameter("accounts", AccountKey.ids(accounts))
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList()
                .map(MonthEstimates::untold);
    }

    /** Their figures are told. */
    Uni<Void> told(Mutiny.Session session, Collection<Untold> months) {
        return session.createNativeQuery(TOLD)
                .setParameter(
                        "rows",
                        JsonRows.of(months.stream()
                                .map(told -> new Key(
                                        told.month().account().orgId(),
                                        told.month().account().id(),
                                        told.month().month().atDay(1)))
                                .toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<Untold> untold(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Untold(
                        new AccountMonth(
                                new AccountKey(row.get("org_id", String.class), row.get("account_id", UUID.class)),
                                YearMonth.from(row.get("month", LocalDate.class))),
                        new AlwaysOn(
                                row.get("watts", Double.class),
                                row.get("kilowatt_hours", BigDecimal.class),
                                row.get("ratio", BigDecimal.class))))
                .toList();
    }
}
