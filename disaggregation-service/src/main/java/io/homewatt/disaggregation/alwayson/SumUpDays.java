package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.alwayson.DaySummaries.AccountDay;
import io.homewatt.disaggregation.alwayson.DaySummaries.AccountMonth;
import io.homewatt.disaggregation.alwayson.MonthEstimates.Estimated;
import io.homewatt.disaggregation.alwayson.StaleDays.Mark;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.estimate.MonthEstimate;
import io.homewatt.disaggregation.household.Accounts;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.disaggregation.household.Sources;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.homewatt.disaggregation.household.Sources.SourceKey;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.Reads;
import io.homewatt.disaggregation.reads.Reads.SourceDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Sums up the local days that marked reads belong to, and estimates their months anew, in the caller's transaction. */
@ApplicationScoped
class SumUpDays {
    private static final Logger LOG = Logger.getLogger(SumUpDays.class);

    private final StaleDays staleDays;
    private final Sources sources;
    private final Accounts accounts;
    private final Reads reads;
    private final DaySummaries summaries;
    private final MonthEstimates estimates;
    private final TellMonths tellMonths;
    private final Vertx vertx;
    private final Clock clock;
    private final Method method = new FlatStretch();

    SumUpDays(
            StaleDays staleDays,
            Sources sources,
            Accounts accounts,
            Reads reads,
            DaySummaries summaries,
            MonthEstimates estimates,
            TellMonths tellMonths,
            Vertx vertx,
            Clock clock) {
        this.staleDays = staleDays;
        this.sources = sources;
        this.accounts = accounts;
        this.reads = reads;
        this.summaries = summaries;
        this.estimates = estimates;
        this.tellMonths = tellMonths;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * What came of the accounts' days.
     *
     * @param months those that the days are of, be they with reads or without
     * @param toInject accounts that turned out to have an injection channel, so that all their days are to be made anew
     * @param failed accounts that can't be summed up
     */
    private record Summed(
            List<AccountDay> days, Set<AccountMonth> months, Set<AccountKey> toInject, Set<AccountKey> failed) {}

    /** @return how many of the marks were settled; those that another has in hand are left as they are */
    Uni<Integer> sumUp(Mutiny.Session session, List<Mark> marks) {
        Set<SourceKey> keys = marks.stream().map(Mark::key).collect(Collectors.toSet());
        return sources.accounts(session, keys).chain(owners -> {
            List<Mark> homeless = marks.stream()
                    .filter(mark -> !owners.containsKey(mark.key()))
                    .toList();
            List<Mark> others = marks.stream()
                    .filter(mark -> owners.containsKey(mark.key()))
                    .toList();
            Set<AccountKey> found =
                    owners.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            return leave(session, homeless)
                    .chain(() -> accounts.lock(session, found))
                    .chain(locked -> sumUp(
                            session,
                            others.stream()
                                    .filter(mark -> locked.keySet().containsAll(owners.get(mark.key())))
                                    .toList(),
                            owners,
                            locked))
                    .map(settled -> settled + homeless.size());
        });
    }

    /** An account's event that comes later than a minute marks all days itself, and sees them all. */
    private Uni<Void> leave(Mutiny.Session session, List<Mark> homeless) {
        Map<Boolean, List<Mark>> byAge = homeless.stream().collect(Collectors.partitioningBy(Mark::old));
        return staleDays.remove(session, byAge.get(true)).chain(() -> staleDays.await(session, byAge.get(false)));
    }

    private Uni<Integer> sumUp(
            Mutiny.Session session,
            List<Mark> marks,
            Map<SourceKey, List<AccountKey>> owners,
            Map<AccountKey, KnownAccount> locked) {
        if (marks.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<AccountKey, Set<LocalDate>> utcDays = new HashMap<>();
        marks.forEach(mark -> owners.get(mark.key())
                .forEach(account ->
                        utcDays.computeIfAbsent(account, key -> new HashSet<>()).add(mark.day())));
        return sources.of(session, utcDays.keySet())
                .map(found -> utcDays.entrySet().stream()
                        .filter(entry -> found.containsKey(entry.getKey()))
                        .map(entry -> AccountDays.touchedBy(
                                locked.get(entry.getKey()), found.get(entry.getKey()), entry.getValue()))
                        .toList())
                .chain(wanted -> rows(session, wanted).chain(rows -> offLoop(() -> summed(wanted, rows))))
                .chain(summed -> settle(session, marks, owners, summed)
                        .chain(() -> write(session, locked, summed))
                        .chain(() -> startOver(session, summed.toInject))
                        .replaceWith(marks.size()));
    }

    private Uni<Map<SourceDay, List<DayRow>>> rows(Mutiny.Session session, List<AccountDays> wanted) {
        Set<SourceDay> needed = wanted.stream().flatMap(AccountDays::needed).collect(Collectors.toSet());
        return reads.of(session, needed).map(rows -> rows.stream()
                .collect(Collectors.groupingBy(row -> new SourceDay(row.organisation(), row.source(), row.day()))));
    }

    /** What can't be done for one account must not keep the others waiting. */
    private Summed summed(List<AccountDays> wanted, Map<SourceDay, List<DayRow>> rows) {
        var summed = new Summed(new ArrayList<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (AccountDays days : wanted) {
            var key =
                    new AccountKey(days.account().organisation(), days.account().id());
            try {
                if (days.seenToInject(rows)) {
                    summed.toInject.add(key);
                } else {
                    days.summaries(rows, method).forEach(day -> summed.days.add(new AccountDay(key, day)));
                    days.months().forEach(month -> summed.months.add(new AccountMonth(key, month)));
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Days of an account can't be summed up: orgId=%s, accountId=%s", key.orgId(), key.id());
                summed.failed.add(key);
            }
        }
        return summed;
    }

    private Uni<Void> write(Mutiny.Session session, Map<AccountKey, KnownAccount> locked, Summed summed) {
        if (summed.months.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return summaries
                .put(session, summed.days)
                .chain(() -> summaries.of(session, summed.months))
                .chain(days -> offLoop(() -> estimated(locked, days)))
                .chain(estimated -> estimates.put(session, estimated, now))
                .chain(untold -> tellMonths.tell(session, locked, untold, now))
                .replaceWithVoid();
    }

    private List<Estimated> estimated(Map<AccountKey, KnownAccount> locked, Map<AccountMonth, List<DaySummary>> days) {
        return days.entrySet().stream()
                .map(entry -> {
                    YearMonth month = entry.getKey().month();
                    ZoneId zone = locked.get(entry.getKey().account()).site().zone();
                    return new Estimated(
                            entry.getKey(),
                            month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                            MonthEstimate.of(month, zone, entry.getValue(), method));
                })
                .toList();
    }

    private Uni<Void> settle(
            Mutiny.Session session, List<Mark> marks, Map<SourceKey, List<AccountKey>> owners, Summed summed) {
        Map<Boolean, List<Mark>> byFailure = marks.stream()
                .collect(Collectors.partitioningBy(
                        mark -> owners.get(mark.key()).stream().anyMatch(summed.failed::contains)));
        return staleDays
                .remove(session, byFailure.get(false))
                .chain(() -> staleDays.postpone(session, byFailure.get(true)));
    }

    private Uni<Void> startOver(Mutiny.Session session, Collection<AccountKey> toInject) {
        return toInject.isEmpty() ? Uni.createFrom().voidItem() : sources.startOver(session, toInject);
    }

    private <T> Uni<T> offLoop(Callable<T> work) {
        return vertx.executeBlocking(work);
    }
}
